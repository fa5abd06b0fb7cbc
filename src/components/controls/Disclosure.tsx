// Folded-away detail, by the platform's own element.
import { useState, type ReactNode } from 'react';
import styles from './Disclosure.module.css';

export function Disclosure({
  summary,
  isOpen = false,
  children,
}: {
  summary: string;
  /** Only the first state; the musician folds from there. */
  isOpen?: boolean;
  /** As a function: made only while it is unfolded. */
  children: ReactNode | (() => ReactNode);
}) {
  const [isUnfolded, setUnfolded] = useState(isOpen);
  const body = typeof children === 'function' ? isUnfolded && children() : children;
  return (
    <details
      className={styles['disclosure']}
      open={isOpen}
      onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}
    >
      <summary>{summary}</summary>
      <div className={styles['body']}>{body}</div>
    </details>
  );
}
