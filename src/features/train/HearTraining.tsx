// What the run in progress plays like so far.
import { useId } from 'react';
import { hearTraining } from '../../commands/hearTraining.ts';
import { Button } from '../../components/controls/Button.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import styles from './RunPanel.module.css';

export function HearTraining() {
  const app = useApp();
  const hintId = useId();
  const hasLearned = useAppState(({ training }) => training.improved !== null);
  const writing = useAppState(({ takes }) => takes.writing);
  const isWriting = writing.status === 'running';
  return (
    <>
      <div className={styles['hear']}>
        <Button
          icon="play"
          disabled={!hasLearned || isWriting}
          aria-describedby={hintId}
          onClick={() => void hearTraining(app)}
        >
          {isWriting ? 'Writing …' : 'Hear it now'}
        </Button>
        <p id={hintId} className={styles['small']}>
          {hasLearned
            ? 'It writes about eight bars with the best it has learned so far, and goes on learning. The take is kept under Compose.'
            : 'It can be heard as soon as it has learned something.'}
        </p>
      </div>
      {writing.status === 'failed' && <FailureNotice failure={writing.failure} />}
    </>
  );
}
