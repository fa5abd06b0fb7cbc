// What becomes of a heard recording: a piece, a MIDI file, or nothing, which can be undone.
import type { MouseEvent } from 'react';
import {
  acceptRecording,
  discardRecording,
  exportReviewMidi,
} from '../../commands/reviewRecording.ts';
import { Button } from '../../components/controls/Button.tsx';
import { countNotes } from '../../core/music/score.ts';
import type { HeardRecording } from '../../store/review.ts';
import { useApp } from '../appContext.tsx';
import { COMMON_TEXT } from '#words/common.ts';
import { REVIEW_TEXT, wordAdded } from '#words/review.ts';
import styles from './ReviewPanel.module.css';

export interface ReviewChoosing {
  /** Called when the recording has left the review. @param text what became of it; null where that is said elsewhere */
  readonly onChosen: (text: string | null) => void;
  /** Whether a press at this time, as performance.now(), was meant for the panel before. */
  readonly isSlip: (atMs: number) => boolean;
}

export function ReviewChoices({
  recording: { id, score },
  onChosen,
  isSlip,
}: { recording: HeardRecording } & ReviewChoosing) {
  const app = useApp();
  const isSilent = countNotes(score) === 0;
  const { title } = score;
  const accept = async () => {
    await acceptRecording(app, id);
    onChosen(wordAdded(title));
  };
  const unlessSlip = (choose: () => void) => (event: MouseEvent) => {
    if (!isSlip(event.timeStamp)) choose();
  };
  return (
    <div className={styles['row']}>
      <Button look="primary" disabled={isSilent} onClick={unlessSlip(() => void accept())}>
        {REVIEW_TEXT.add}
      </Button>
      <Button disabled={isSilent} onClick={() => void exportReviewMidi(app, id)}>
        {COMMON_TEXT.saveAsMidi}
      </Button>
      <Button
        onClick={unlessSlip(() => {
          discardRecording(app, id);
          onChosen(null);
        })}
      >
        {COMMON_TEXT.discard}
      </Button>
    </div>
  );
}
