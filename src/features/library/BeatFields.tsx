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
import { isAsFound, isTempo, nearestTempo } from './beatFacts.ts';
import { wordPulse } from './recordingWording.ts';
import styles from './ReviewPanel.module.css';

const BAR_CHOICES = [
  { value: 'found', label: 'as found' },
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
          Half as fast
        </Button>
        <Button disabled={isFree || !isTempo(tempoBpm * 2)} onClick={() => setTempo(tempoBpm! * 2)}>
          Twice as fast
        </Button>
        <Button onClick={tap}>Tap the beat</Button>
        <Switch isOn={isFree} onChange={(isOn) => chooseFreeTime(app, id, isOn)}>
          Free time
        </Switch>
      </div>
      <div className={styles['row']}>
        <div className={styles['sound']}>
          <SelectField
            label="Beats in a bar"
            value={beatsPerBar === null ? 'found' : String(beatsPerBar)}
            choices={BAR_CHOICES}
            disabled={isFree}
            onChange={(choice) =>
              changeReview(app, id, { beatsPerBar: choice === 'found' ? null : Number(choice) })
            }
          />
        </div>
        <Button disabled={isFree} onClick={() => shiftBars(app, id)}>
          Bars one beat later
        </Button>
        <Button
          disabled={isFree || !isLoaded}
          onClick={() => changeReview(app, id, { barSeconds: secondsInRecording(app) })}
        >
          A bar starts here
        </Button>
      </div>
      <div>
        <Button disabled={isAsFound(recording)} onClick={() => restoreBeat(app, id)}>
          Back to what was found
        </Button>
      </div>
      {!isFree && <p>While you listen, press “A bar starts here” on the first beat of a bar.</p>}
      <Slider
        label="Keep to the beat"
        hint="Moves notes towards the nearest sixteenth of a bar of four."
        value={quantise}
        {...{ min: 0, max: 1, step: 0.05 }}
        valueText={`${Math.round(quantise * 100)} %`}
        disabled={isFree}
        onChange={(strength) => changeReview(app, id, { quantise: strength })}
      />
    </>
  );
}
