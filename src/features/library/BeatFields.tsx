// The beat of a recording: half, double, tapped, or none; and how strictly notes keep to it.
import { useState } from 'react';
import { changeReview } from '../../commands/reviewRecording.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Slider } from '../../components/controls/Slider.tsx';
import { Switch } from '../../components/controls/Switch.tsx';
import { DEFAULT_TEMPO_BPM } from '../../core/music/score.ts';
import { addTap, tempoOfTaps } from '../../core/transcription/tapTempo.ts';
import type { HeardRecording } from '../../store/review.ts';
import { useApp } from '../appContext.tsx';
import { wordTempo } from './recordingWording.ts';
import styles from './ReviewPanel.module.css';

const SLOWEST_BPM = 20;
const FASTEST_BPM = 400;

export function BeatFields({ recording }: { recording: HeardRecording }) {
  const app = useApp();
  const [taps, setTaps] = useState<readonly number[]>([]);
  const { id, tempoBpm, foundTempoBpm, quantise } = recording;
  const setTempo = (bpm: number) =>
    changeReview(app, id, { tempoBpm: Math.min(FASTEST_BPM, Math.max(SLOWEST_BPM, bpm)) });
  const tap = () => {
    const counted = addTap(taps, performance.now());
    setTaps(counted);
    const tapped = tempoOfTaps(counted);
    if (tapped !== null) setTempo(tapped);
  };
  return (
    <>
      <p role="status">{wordTempo(recording)}</p>
      <div className={styles['row']}>
        <Button disabled={tempoBpm === null} onClick={() => setTempo(tempoBpm! / 2)}>
          Half as fast
        </Button>
        <Button disabled={tempoBpm === null} onClick={() => setTempo(tempoBpm! * 2)}>
          Twice as fast
        </Button>
        <Button onClick={tap}>Tap the beat</Button>
        <Switch
          isOn={tempoBpm === null}
          onChange={(isFree) =>
            changeReview(app, id, {
              tempoBpm: isFree ? null : (foundTempoBpm ?? DEFAULT_TEMPO_BPM),
            })
          }
        >
          Free time
        </Switch>
      </div>
      <Slider
        label="Keep to the beat"
        hint="Moves notes towards the nearest sixteenth of a bar of four."
        value={quantise}
        {...{ min: 0, max: 1, step: 0.05 }}
        valueText={`${Math.round(quantise * 100)} %`}
        disabled={tempoBpm === null}
        onChange={(strength) => changeReview(app, id, { quantise: strength })}
      />
    </>
  );
}
