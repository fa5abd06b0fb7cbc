// Folded-away detail, by the platform's own element.
import type { ReactNode } from 'react';
import styles from './Disclosure.module.css';

export function Disclosure({
  summary,
  isOpen = false,
  children,
}: {
  summary: string;
  /** Only the first state; the musician folds from there. */
  isOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <details className={styles['disclosure']} open={isOpen}>
      <summary>{summary}</summary>
      <div className={styles['body']}>{children}</div>
    </details>
  );
}
