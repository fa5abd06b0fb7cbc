// A recording that was heard, before it becomes a piece: the picture and the sound to judge it by, what can be changed,
// and the choice.
import { useMemo } from 'react';
import { playSource, togglePlayback } from '../../commands/playback.ts';
import {
  activityOf,
  chooseReviewSound,
  secondsInRecording,
} from '../../commands/reviewRecording.ts';
import { Button } from '../../components/controls/Button.tsx';
import { SelectField } from '../../components/controls/Field.tsx';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { Notice } from '../../components/controls/Notice.tsx';
import { Panel } from '../../components/controls/Panel.tsx';
import { PitchActivityPlot } from '../../components/plots/PitchActivityPlot.tsx';
import { createTimeMap } from '../../core/music/timeMap.ts';
import { countNotes } from '../../core/music/score.ts';
import { isSameSource, type PlaybackSource } from '../../store/playback.ts';
import type { HeardRecording } from '../../store/review.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { COMMON_TEXT } from '#words/common.ts';
import { wordNotes } from '#words/figures.ts';
import { wordHearing, wordPulse } from '#words/recordings.ts';
import { REVIEW_TEXT, nameActivity, titleReview, wordReview } from '#words/review.ts';
import { barGrid } from './barGrid.ts';
import { BeatFields } from './BeatFields.tsx';
import { HearingFields } from './HearingFields.tsx';
import { ReviewChoices, type ReviewChoosing } from './ReviewChoices.tsx';
import styles from './ReviewPanel.module.css';

const SOUNDS = [
  { value: 'notes', label: REVIEW_TEXT.theNotes },
  { value: 'recording', label: REVIEW_TEXT.theRecording },
  { value: 'both', label: REVIEW_TEXT.both },
] as const;

export function ReviewPanel({
  recording,
  onChosen,
  isSlip,
}: {
  recording: HeardRecording;
} & ReviewChoosing) {
  const app = useApp();
  const { id, score, offsetSeconds } = recording;
  const source = useMemo<PlaybackSource>(() => ({ kind: 'heard', id }), [id]);
  const isLoaded = useAppState(({ playback }) => isSameSource(playback.source, source));
  const isPlaying = useAppState(({ playback }) => isLoaded && playback.status === 'playing');
  const isUnkept = useAppState(({ review }) => review.keeping[id] === 'failed');
  const notes = useMemo(() => {
    const map = createTimeMap(score);
    return score.tracks.flatMap((track) =>
      track.notes.map(({ startTicks, durationTicks, pitch }) => {
        const startSeconds = map.toSeconds(startTicks);
        return {
          startSeconds: startSeconds + offsetSeconds,
          durationSeconds: map.toSeconds(startTicks + durationTicks) - startSeconds,
          pitch,
        };
      }),
    );
  }, [score, offsetSeconds]);
  const grid = useMemo(() => barGrid(recording), [recording]);
  const playheadSeconds = useMemo(
    () => (isLoaded ? () => secondsInRecording(app) : null),
    [app, isLoaded],
  );
  const isSilent = countNotes(score) === 0;
  const count = wordNotes(countNotes(score));
  return (
    <Panel title={titleReview(score.title)}>
      <p>{wordReview(count, wordPulse(recording), wordHearing(recording), recording.fileName)}</p>
      {recording.failure && <FailureNotice failure={recording.failure} />}
      {isUnkept && <Notice tone="caution">{REVIEW_TEXT.notKept}</Notice>}
      <PitchActivityPlot
        label={nameActivity(score.title, count)}
        activity={activityOf(app, id)}
        notes={notes}
        grid={grid}
        playheadSeconds={playheadSeconds}
      />
      <div className={styles['row']}>
        <Button
          icon={isPlaying ? 'pause' : 'play'}
          disabled={isSilent && !isPlaying}
          data-item={id}
          onClick={() => void (isLoaded ? togglePlayback(app) : playSource(app, source))}
        >
          {isPlaying ? COMMON_TEXT.pause : COMMON_TEXT.listen}
        </Button>
        <div className={styles['sound']}>
          <SelectField
            label={REVIEW_TEXT.listenTo}
            value={recording.sound}
            choices={SOUNDS}
            onChange={(sound) => void chooseReviewSound(app, id, sound)}
          />
        </div>
      </div>
      {isSilent && <p>{REVIEW_TEXT.silent}</p>}
      <Disclosure summary={REVIEW_TEXT.whatCounts}>
        <HearingFields recording={recording} />
      </Disclosure>
      <Disclosure summary={REVIEW_TEXT.tempoAndBeat}>
        <BeatFields recording={recording} />
      </Disclosure>
      <ReviewChoices {...{ recording, onChosen, isSlip }} />
    </Panel>
  );
}
