// A fault in drawing the whole page: what happened, what is still there, and what starting again costs.
import type { ReactNode } from 'react';
import { Button } from '../components/controls/Button.tsx';
import { FaultBoundary } from '../features/FaultBoundary.tsx';
import type { AppStore } from '../store/store.ts';
import { wordLoss } from './lossWording.ts';
import styles from './RootBoundary.module.css';

export function RootBoundary({ store, children }: { store: AppStore; children: ReactNode }) {
  return (
    <FaultBoundary
      fallback={(fault, retry) => (
        <Stopped message={fault.message} loss={wordLoss(store.getState())} retry={retry} />
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
      <h1>Cadenza could not draw this page</h1>
      <p>
        {loss === null
          ? 'You had nothing on it yet, so starting again costs nothing.'
          : `What you made is still in this tab, so first try to go on. Starting again reloads the page and loses ${loss}.`}
      </p>
      <p className={styles['detail']}>What went wrong: {message}</p>
      <div className={styles['actions']}>
        <Button look="primary" onClick={retry}>
          Go on
        </Button>
        <Button onClick={() => location.reload()}>Start again</Button>
      </div>
    </main>
  );
}
