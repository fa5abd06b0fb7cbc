// Something the musician should know, said where it matters: a fact, a caution or a fault.
import type { ReactNode } from 'react';
import styles from './Notice.module.css';

export function Notice({
  tone = 'fact',
  title,
  children,
}: {
  tone?: 'fact' | 'caution' | 'fault';
  title?: string;
  children?: ReactNode;
}) {
  return (
    <div
      className={`${styles['notice']} ${styles[tone]}`}
      role={tone === 'fault' ? 'alert' : undefined}
    >
      {title && <strong>{title}</strong>}
      {children && <div>{children}</div>}
    </div>
  );
}
