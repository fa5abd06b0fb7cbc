// What counts as a note: every change is seen in the picture at once.
import { changeReview } from '../../commands/reviewRecording.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Slider } from '../../components/controls/Slider.tsx';
import { pitchName } from '../../core/music/pitchNames.ts';
import { LOWEST_PITCH, PITCHES } from '../../core/transcription/pitchActivity.ts';
import { DEFAULT_HEARING, type HearingSettings } from '../../core/transcription/hearNotes.ts';
import type { HeardRecording } from '../../store/review.ts';
import { useApp } from '../appContext.tsx';
import { isUsualHearing } from './hearingFacts.ts';
import styles from './ReviewPanel.module.css';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

export function HearingFields({ recording: { id, hearing } }: { recording: HeardRecording }) {
  const app = useApp();
  const change = (changed: Partial<HearingSettings>) =>
    changeReview(app, id, { hearing: { ...hearing, ...changed } });
  const { lowestPitch, highestPitch } = hearing;
  const keys = { min: LOWEST_PITCH, max: LOWEST_PITCH + PITCHES - 1, step: 1 };
  return (
    <div className={styles['fields']}>
      <Slider
        label="Sure of a beginning"
        hint="Lower finds more notes, and more that are not there."
        value={hearing.onsetThreshold}
        {...{ min: 0.1, max: 0.95, step: 0.05 }}
        valueText={percent(hearing.onsetThreshold)}
        onChange={(onsetThreshold) => change({ onsetThreshold })}
      />
      <Slider
        label="Sure that it sounds"
        hint="Lower lets notes last longer."
        value={hearing.soundingThreshold}
        {...{ min: 0.1, max: 0.9, step: 0.05 }}
        valueText={percent(hearing.soundingThreshold)}
        onChange={(soundingThreshold) => change({ soundingThreshold })}
      />
      <Slider
        label="Shortest note"
        value={hearing.minimumMilliseconds}
        {...{ min: 10, max: 500, step: 10 }}
        valueText={`${hearing.minimumMilliseconds} ms`}
        onChange={(minimumMilliseconds) => change({ minimumMilliseconds })}
      />
      <Slider
        label="Faintest note"
        value={hearing.faintest}
        {...{ min: 0, max: 0.9, step: 0.05 }}
        valueText={percent(hearing.faintest)}
        onChange={(faintest) => change({ faintest })}
      />
      <Slider
        label="Octave echoes"
        hint="Leaves out a note an octave above another that begins with it and is fainter than this share of it."
        value={hearing.octaveShare}
        {...{ min: 0, max: 1, step: 0.05 }}
        valueText={hearing.octaveShare === 0 ? 'kept' : percent(hearing.octaveShare)}
        onChange={(octaveShare) => change({ octaveShare })}
      />
      <Slider
        label="Lowest key"
        value={lowestPitch}
        {...keys}
        valueText={pitchName(lowestPitch)}
        onChange={(low) => change({ lowestPitch: low, highestPitch: Math.max(low, highestPitch) })}
      />
      <Slider
        label="Highest key"
        value={highestPitch}
        {...keys}
        valueText={pitchName(highestPitch)}
        onChange={(high) =>
          change({ highestPitch: high, lowestPitch: Math.min(high, lowestPitch) })
        }
      />
      <div>
        <Button disabled={isUsualHearing(hearing)} onClick={() => change(DEFAULT_HEARING)}>
          Back to the usual settings
        </Button>
      </div>
    </div>
  );
}
