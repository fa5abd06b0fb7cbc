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
import { Panel } from '../../components/controls/Panel.tsx';
import { PitchActivityPlot } from '../../components/plots/PitchActivityPlot.tsx';
import { createTimeMap } from '../../core/music/timeMap.ts';
import { countNotes } from '../../core/music/score.ts';
import { isSameSource, type PlaybackSource } from '../../store/playback.ts';
import type { HeardRecording } from '../../store/review.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { countOf } from '../figureWording.ts';
import { barGrid } from './barGrid.ts';
import { BeatFields } from './BeatFields.tsx';
import { HearingFields } from './HearingFields.tsx';
import { ReviewChoices, type ReviewChoosing } from './ReviewChoices.tsx';
import { wordHearing, wordPulse } from './recordingWording.ts';
import styles from './ReviewPanel.module.css';

const SOUNDS = [
  { value: 'notes', label: 'the notes' },
  { value: 'recording', label: 'the recording' },
  { value: 'both', label: 'both' },
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
  const count = countOf(countNotes(score), 'note');
  return (
    <Panel title={`Heard: ${score.title}`}>
      <p>
        {count}. {wordPulse(recording)}. Listen, change what is wrong, then add it to your pieces.{' '}
        {wordHearing(recording)} The file is {recording.fileName}.
      </p>
      {recording.failure && <FailureNotice failure={recording.failure} />}
      <PitchActivityPlot
        label={`What was heard in ${score.title}, and the ${count} found in it`}
        activity={activityOf(app, id)}
        notes={notes}
        grid={grid}
        playheadSeconds={playheadSeconds}
      />
      <div className={styles['row']}>
        <Button
          icon={isPlaying ? 'pause' : 'play'}
          disabled={isSilent && !isPlaying}
          onClick={() => void (isLoaded ? togglePlayback(app) : playSource(app, source))}
        >
          {isPlaying ? 'Pause' : 'Listen'}
        </Button>
        <div className={styles['sound']}>
          <SelectField
            label="Listen to"
            value={recording.sound}
            choices={SOUNDS}
            onChange={(sound) => void chooseReviewSound(app, id, sound)}
          />
        </div>
      </div>
      {isSilent && (
        <p>
          There is no note to listen to. Under “What counts as a note”, go back to the usual
          settings.
        </p>
      )}
      <Disclosure summary="What counts as a note">
        <HearingFields recording={recording} />
      </Disclosure>
      <Disclosure summary="Tempo and beat">
        <BeatFields recording={recording} />
      </Disclosure>
      <ReviewChoices {...{ recording, onChosen, isSlip }} />
    </Panel>
  );
}
