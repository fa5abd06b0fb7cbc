// A fault in drawing the whole page: what happened, what is still there, and what starting again costs.
import type { ReactNode } from 'react';
import { Button } from '../components/controls/Button.tsx';
import { FaultBoundary } from '../features/FaultBoundary.tsx';
import type { AppStore } from '../store/store.ts';
import { COMMON_TEXT } from '#words/common.ts';
import { wordLoss } from '#words/loss.ts';
import { SHELL_TEXT, wordFault, wordNotDrawn } from '#words/shell.ts';
import styles from './RootBoundary.module.css';
import { findLoss } from './workToLose.ts';

export function RootBoundary({ store, children }: { store: AppStore; children: ReactNode }) {
  return (
    <FaultBoundary
      fallback={(fault, retry) => (
        <Stopped
          message={fault.message}
          loss={wordLoss(findLoss(store.getState()))}
          retry={retry}
        />
      )}
    >
      {children}
    </FaultBoundary>
  );
}

function Stopped({
  message,
  loss,
  retry,
}: {
  message: string;
  loss: string | null;
  retry: () => void;
}) {
  return (
    <main className={styles['fallback']}>
      <h1>{SHELL_TEXT.notDrawn}</h1>
      <p>{wordNotDrawn(loss)}</p>
      <p className={styles['detail']}>{wordFault(message)}</p>
      <div className={styles['actions']}>
        <Button look="primary" onClick={retry}>
          {COMMON_TEXT.tryAgain}
        </Button>
        <Button onClick={() => location.reload()}>{SHELL_TEXT.startAgain}</Button>
      </div>
    </main>
  );
}
