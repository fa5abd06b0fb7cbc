// What counts as a note: every change is seen in the picture at once.
import { changeReview } from '../../commands/reviewRecording.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Slider } from '../../components/controls/Slider.tsx';
import { pitchName } from '../../core/music/pitchNames.ts';
import { LOWEST_PITCH, PITCHES } from '../../core/transcription/pitchActivity.ts';
import { DEFAULT_HEARING, type HearingSettings } from '../../core/transcription/hearNotes.ts';
import type { HeardRecording } from '../../store/review.ts';
import { useApp } from '../appContext.tsx';
import { formatPercent } from '#words/figures.ts';
import { REVIEW_TEXT, wordMilliseconds } from '#words/review.ts';
import { isUsualHearing } from './hearingFacts.ts';
import styles from './ReviewPanel.module.css';

export function HearingFields({ recording: { id, hearing } }: { recording: HeardRecording }) {
  const app = useApp();
  const change = (changed: Partial<HearingSettings>) =>
    changeReview(app, id, { hearing: { ...hearing, ...changed } });
  const { lowestPitch, highestPitch } = hearing;
  const keys = { min: LOWEST_PITCH, max: LOWEST_PITCH + PITCHES - 1, step: 1 };
  return (
    <div className={styles['fields']}>
      <Slider
        label={REVIEW_TEXT.onset}
        hint={REVIEW_TEXT.onsetHint}
        value={hearing.onsetThreshold}
        {...{ min: 0.1, max: 0.95, step: 0.05 }}
        valueText={formatPercent(hearing.onsetThreshold)}
        onChange={(onsetThreshold) => change({ onsetThreshold })}
      />
      <Slider
        label={REVIEW_TEXT.sounding}
        hint={REVIEW_TEXT.soundingHint}
        value={hearing.soundingThreshold}
        {...{ min: 0.1, max: 0.9, step: 0.05 }}
        valueText={formatPercent(hearing.soundingThreshold)}
        onChange={(soundingThreshold) => change({ soundingThreshold })}
      />
      <Slider
        label={REVIEW_TEXT.shortest}
        value={hearing.minimumMilliseconds}
        {...{ min: 10, max: 500, step: 10 }}
        valueText={wordMilliseconds(hearing.minimumMilliseconds)}
        onChange={(minimumMilliseconds) => change({ minimumMilliseconds })}
      />
      <Slider
        label={REVIEW_TEXT.faintest}
        value={hearing.faintest}
        {...{ min: 0, max: 0.9, step: 0.05 }}
        valueText={formatPercent(hearing.faintest)}
        onChange={(faintest) => change({ faintest })}
      />
      <Slider
        label={REVIEW_TEXT.octaves}
        hint={REVIEW_TEXT.octavesHint}
        value={hearing.octaveShare}
        {...{ min: 0, max: 1, step: 0.05 }}
        valueText={
          hearing.octaveShare === 0 ? REVIEW_TEXT.octavesKept : formatPercent(hearing.octaveShare)
        }
        onChange={(octaveShare) => change({ octaveShare })}
      />
      <Slider
        label={REVIEW_TEXT.lowestKey}
        value={lowestPitch}
        {...keys}
        valueText={pitchName(lowestPitch)}
        onChange={(low) => change({ lowestPitch: low, highestPitch: Math.max(low, highestPitch) })}
      />
      <Slider
        label={REVIEW_TEXT.highestKey}
        value={highestPitch}
        {...keys}
        valueText={pitchName(highestPitch)}
        onChange={(high) =>
          change({ highestPitch: high, lowestPitch: Math.min(high, lowestPitch) })
        }
      />
      <div>
        <Button disabled={isUsualHearing(hearing)} onClick={() => change(DEFAULT_HEARING)}>
          {REVIEW_TEXT.usualSettings}
        </Button>
      </div>
    </div>
  );
}
