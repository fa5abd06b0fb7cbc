// Where the ear is in what the player shows. The position is read from the player ten times a second; only this part
// re-renders.
import { useEffect, useState } from 'react';
import { seekShown } from '../../commands/playback.ts';
import { BareSlider } from '../../components/controls/Slider.tsx';
import { isShownLoaded, shownPlayable } from '../../store/playable.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { factsOf } from '../scoreFacts.ts';
import { formatClock } from '#words/figures.ts';
import { TRANSPORT_TEXT, wordPosition } from '#words/transport.ts';
import { LoopStrip } from './LoopStrip.tsx';
import styles from './SeekBar.module.css';

const UPDATE_MS = 100;

export function SeekBar() {
  const app = useApp();
  const score = useAppState((state) => shownPlayable(state)?.score ?? null);
  const isLoaded = useAppState(isShownLoaded);
  const loadedSeconds = useAppState((state) => state.playback.durationSeconds);
  const [position, setPosition] = useState(0);
  useEffect(() => {
    const timer = setInterval(
      () => setPosition(Math.round(app.services.playback.positionSeconds() * 10) / 10),
      UPDATE_MS,
    );
    return () => clearInterval(timer);
  }, [app]);
  const duration = isLoaded ? loadedSeconds : score ? factsOf(score).seconds : 0;
  const at = isLoaded ? Math.min(position, duration) : 0;
  const [now, end] = [formatClock(at), formatClock(duration)];
  return (
    <div className={styles['seek']}>
      <div className={styles['bar']}>
        <BareSlider
          label={TRANSPORT_TEXT.position}
          min={0}
          max={duration > 0 ? duration : 1}
          step={0.1}
          value={at}
          valueText={wordPosition(now, end)}
          disabled={duration === 0}
          onChange={(seconds) => {
            void seekShown(app, seconds);
            setPosition(seconds);
          }}
        />
        {score && duration > 0 && <LoopStrip score={score} durationSeconds={duration} />}
      </div>
      <span className={styles['time']} aria-hidden="true">
        {now} / {end}
      </span>
    </div>
  );
}
