// How far the listening to recordings is, and what became of them.
import { cancelListening } from '../../commands/transcribe.ts';
import { Button } from '../../components/controls/Button.tsx';
import { ProgressBar } from '../../components/controls/ProgressBar.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { COMMON_TEXT } from '#words/common.ts';
import { wordHeard, wordListening } from '#words/recordings.ts';
import { REVIEW_TEXT } from '#words/review.ts';
import styles from './ImportStatus.module.css';

export function ListeningStatus() {
  const app = useApp();
  const listening = useAppState((state) => state.review.listening);
  const isReviewing = useAppState((state) => state.review.heard.length > 0);
  if (listening.status === 'cancelled')
    return <p className={styles['summary']}>{REVIEW_TEXT.listeningCancelled}</p>;
  // Once all are looked over it is no news any more.
  if (listening.status === 'done' && (isReviewing || listening.result.skipped > 0))
    return <p className={styles['summary']}>{wordHeard(listening.result)}</p>;
  if (listening.status !== 'running') return null;
  const { progress } = listening;
  return (
    <div className={styles['running']}>
      <ProgressBar
        label={REVIEW_TEXT.listening}
        fraction={progress.share > 0 ? progress.share : null}
        text={wordListening(progress)}
      />
      <Button onClick={() => cancelListening(app)}>{COMMON_TEXT.cancel}</Button>
    </div>
  );
}
