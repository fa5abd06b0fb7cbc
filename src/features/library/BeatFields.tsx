// The beat of a recording: half, double, tapped, or none; its bars; and how strictly notes keep to it.
import { useState } from 'react';
import {
  changeReview,
  chooseFreeTime,
  restoreBeat,
  secondsInRecording,
  shiftBars,
} from '../../commands/reviewRecording.ts';
import { Button } from '../../components/controls/Button.tsx';
import { SelectField } from '../../components/controls/Field.tsx';
import { Slider } from '../../components/controls/Slider.tsx';
import { Switch } from '../../components/controls/Switch.tsx';
import { BAR_LENGTHS } from '../../core/transcription/findBars.ts';
import { addTap, tempoOfTaps } from '../../core/transcription/tapTempo.ts';
import type { HeardRecording } from '../../store/review.ts';
import { isSameSource } from '../../store/playback.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { formatPercent } from '#words/figures.ts';
import { wordPulse } from '#words/recordings.ts';
import { REVIEW_TEXT } from '#words/review.ts';
import { isAsFound, isTempo, nearestTempo } from './beatFacts.ts';
import styles from './ReviewPanel.module.css';

const BAR_CHOICES = [
  { value: 'found', label: REVIEW_TEXT.asFound },
  ...BAR_LENGTHS.map((beats) => ({ value: String(beats), label: String(beats) })),
];

export function BeatFields({ recording }: { recording: HeardRecording }) {
  const app = useApp();
  const [taps, setTaps] = useState<readonly number[]>([]);
  const { id, tempoBpm, beatsPerBar, quantise } = recording;
  const isLoaded = useAppState(({ playback }) =>
    isSameSource(playback.source, { kind: 'heard', id }),
  );
  const isFree = tempoBpm === null;
  const setTempo = (bpm: number) => changeReview(app, id, { tempoBpm: bpm });
  const tap = () => {
    const counted = addTap(taps, performance.now());
    setTaps(counted);
    const tapped = tempoOfTaps(counted);
    if (tapped !== null) setTempo(nearestTempo(tapped));
  };
  return (
    <>
      <p role="status">{wordPulse(recording)}</p>
      <div className={styles['row']}>
        <Button disabled={isFree || !isTempo(tempoBpm / 2)} onClick={() => setTempo(tempoBpm! / 2)}>
          {REVIEW_TEXT.halfAsFast}
        </Button>
        <Button disabled={isFree || !isTempo(tempoBpm * 2)} onClick={() => setTempo(tempoBpm! * 2)}>
          {REVIEW_TEXT.twiceAsFast}
        </Button>
        <Button onClick={tap}>{REVIEW_TEXT.tapBeat}</Button>
        <Switch isOn={isFree} onChange={(isOn) => chooseFreeTime(app, id, isOn)}>
          {REVIEW_TEXT.freeTime}
        </Switch>
      </div>
      <div className={styles['row']}>
        <div className={styles['sound']}>
          <SelectField
            label={REVIEW_TEXT.beatsInBar}
            value={beatsPerBar === null ? 'found' : String(beatsPerBar)}
            choices={BAR_CHOICES}
            disabled={isFree}
            onChange={(choice) =>
              changeReview(app, id, { beatsPerBar: choice === 'found' ? null : Number(choice) })
            }
          />
        </div>
        <Button disabled={isFree} onClick={() => shiftBars(app, id)}>
          {REVIEW_TEXT.barsLater}
        </Button>
        <Button
          disabled={isFree || !isLoaded}
          onClick={() => changeReview(app, id, { barSeconds: secondsInRecording(app) })}
        >
          {REVIEW_TEXT.barHere}
        </Button>
      </div>
      <div>
        <Button disabled={isAsFound(recording)} onClick={() => restoreBeat(app, id)}>
          {REVIEW_TEXT.backToFound}
        </Button>
      </div>
      {!isFree && <p>{REVIEW_TEXT.barHint}</p>}
      <Slider
        label={REVIEW_TEXT.keepToBeat}
        hint={REVIEW_TEXT.keepToBeatHint}
        value={quantise}
        {...{ min: 0, max: 1, step: 0.05 }}
        valueText={formatPercent(quantise)}
        disabled={isFree}
        onChange={(strength) => changeReview(app, id, { quantise: strength })}
      />
    </>
  );
}
