// What every screen stands in: its name, a line about it, the way on, and its parts one under the other.
import type { ReactNode } from 'react';
import styles from './ScreenLayout.module.css';

export function ScreenLayout({
  title,
  summary,
  next,
  isWelcome = false,
  children,
}: {
  title: string;
  summary?: ReactNode;
  /** Links to where the musician goes from here. */
  next?: ReactNode;
  /** The first thing a newcomer reads: large, and nothing else in the head. */
  isWelcome?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={styles['screen']}>
      <header className={isWelcome ? styles['welcome'] : styles['head']}>
        <h1 tabIndex={-1}>{title}</h1>
        {summary && <p>{summary}</p>}
        {next}
      </header>
      {children}
    </div>
  );
}
