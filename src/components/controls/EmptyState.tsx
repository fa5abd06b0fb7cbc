// What a place says before there is anything in it: what will be here, why, and the way there.
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

export function EmptyState({
  title,
  children,
  actions,
}: {
  title: string;
  /** A sentence or two that teach. */
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className={styles['empty']}>
      <p className={styles['title']}>{title}</p>
      <p className={styles['text']}>{children}</p>
      {actions && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
