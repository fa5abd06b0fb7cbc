// A training that is kept and does not go on by itself: the musician says what becomes of it.
import {
  discardHeldTraining,
  goOnTraining,
  keepHeldTraining,
} from '../../commands/resumeTraining.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Panel } from '../../components/controls/Panel.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { TRAIN_TEXT } from '#words/train.ts';
import { wordHeld } from '#words/training.ts';
import styles from './TrainScreen.module.css';

export function HeldRun() {
  const app = useApp();
  const held = useAppState((state) => state.training.held);
  if (!held) return null;
  const isHere = held.why !== 'elsewhere';
  return (
    <Panel title={TRAIN_TEXT.heldTitle}>
      <p>{wordHeld(held)}</p>
      <div className={styles['actions']}>
        <Button look="primary" onClick={() => void goOnTraining(app)}>
          {TRAIN_TEXT.resumeHeld}
        </Button>
        {isHere && held.hasLearned && (
          <Button onClick={() => void keepHeldTraining(app)}>{TRAIN_TEXT.keepBest}</Button>
        )}
        {isHere && (
          <Button look="quiet" onClick={() => void discardHeldTraining(app)}>
            {TRAIN_TEXT.discardTraining}
          </Button>
        )}
      </div>
    </Panel>
  );
}
