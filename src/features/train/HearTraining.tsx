// What the run in progress plays like so far.
import { useId } from 'react';
import { hearTraining } from '../../commands/hearTraining.ts';
import { Button } from '../../components/controls/Button.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { TRAIN_TEXT } from '#words/train.ts';
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
          {isWriting ? TRAIN_TEXT.writing : TRAIN_TEXT.hear}
        </Button>
        <p id={hintId} className={styles['small']}>
          {hasLearned ? TRAIN_TEXT.hearHint : TRAIN_TEXT.nothingToHear}
        </p>
      </div>
      {writing.status === 'failed' && <FailureNotice failure={writing.failure} />}
    </>
  );
}
