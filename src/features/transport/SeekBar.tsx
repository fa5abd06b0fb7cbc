// Where the ear is. The position is read from the player ten times a second; only this part re-renders.
import { useEffect, useState } from 'react';
import { seekPlayback } from '../../commands/playback.ts';
import { BareSlider } from '../../components/controls/Slider.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { formatClock } from '../figureWording.ts';
import styles from './SeekBar.module.css';

const UPDATE_MS = 100;

export function SeekBar() {
  const app = useApp();
  const duration = useAppState((state) => state.playback.durationSeconds);
  const hasSource = useAppState((state) => state.playback.source !== null);
  const [position, setPosition] = useState(0);
  useEffect(() => {
    const timer = setInterval(
      () => setPosition(Math.round(app.services.playback.positionSeconds() * 10) / 10),
      UPDATE_MS,
    );
    return () => clearInterval(timer);
  }, [app]);
  const isIdle = !hasSource || duration === 0;
  const [now, end] = isIdle ? ['0:00', '0:00'] : [formatClock(position), formatClock(duration)];
  return (
    <div className={styles['seek']}>
      <BareSlider
        label="Position"
        min={0}
        max={isIdle ? 1 : duration}
        step={0.1}
        value={isIdle ? 0 : position}
        valueText={`${now} of ${end}`}
        disabled={isIdle}
        onChange={(seconds) => {
          seekPlayback(app, seconds);
          setPosition(seconds);
        }}
      />
      <span className={styles['time']} aria-hidden="true">
        {now} / {end}
      </span>
    </div>
  );
}
