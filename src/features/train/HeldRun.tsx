// A training that is kept and does not go on by itself: the musician says what becomes of it.
import {
  discardHeldTraining,
  goOnTraining,
  keepHeldTraining,
} from '../../commands/resumeTraining.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Panel } from '../../components/controls/Panel.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import styles from './TrainScreen.module.css';
import { wordHeld } from './trainWording.ts';

export function HeldRun() {
  const app = useApp();
  const held = useAppState((state) => state.training.held);
  if (!held) return null;
  const isHere = held.why !== 'elsewhere';
  return (
    <Panel title="A training is waiting">
      <p>{wordHeld(held)}</p>
      <div className={styles['actions']}>
        <Button look="primary" onClick={() => void goOnTraining(app)}>
          Go on with it
        </Button>
        {isHere && held.hasLearned && (
          <Button onClick={() => void keepHeldTraining(app)}>Keep the best so far</Button>
        )}
        {isHere && (
          <Button look="quiet" onClick={() => void discardHeldTraining(app)}>
            Discard this training
          </Button>
        )}
      </div>
    </Panel>
  );
}
