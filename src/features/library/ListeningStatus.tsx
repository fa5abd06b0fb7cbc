// How far the listening to recordings is, and what became of them.
import { cancelListening } from '../../commands/transcribe.ts';
import { Button } from '../../components/controls/Button.tsx';
import { ProgressBar } from '../../components/controls/ProgressBar.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import styles from './ImportStatus.module.css';
import { wordHeard, wordListening } from './recordingWording.ts';

export function ListeningStatus() {
  const app = useApp();
  const listening = useAppState((state) => state.review.listening);
  if (listening.status === 'cancelled')
    return (
      <p className={styles['summary']}>Listening cancelled. What was heard before is below.</p>
    );
  if (listening.status === 'done')
    return <p className={styles['summary']}>{wordHeard(listening.result)}</p>;
  if (listening.status !== 'running') return null;
  const { progress } = listening;
  return (
    <div className={styles['running']}>
      <ProgressBar
        label="Listening"
        fraction={progress.share > 0 ? progress.share : null}
        text={wordListening(progress)}
      />
      <Button onClick={() => cancelListening(app)}>Cancel</Button>
    </div>
  );
}
