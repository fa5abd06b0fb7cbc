// How loud it is now. Reads the level itself ten times a second, so that nothing above it re-renders.
import { useEffect, useState } from 'react';
import { TRANSPORT_TEXT } from '#words/transport.ts';
import styles from './LevelMeter.module.css';
import { toMeterPercent } from './meterScale.ts';

const UPDATE_MS = 100;
export function LevelMeter({ readLevel }: { readLevel: () => number }) {
  const [percent, setPercent] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setPercent(toMeterPercent(readLevel())), UPDATE_MS);
    return () => clearInterval(timer);
  }, [readLevel]);
  return (
    <div
      role="meter"
      aria-label={TRANSPORT_TEXT.level}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={styles['meter']}
    >
      <div className={styles['level']} style={{ transform: `scaleX(${percent / 100})` }} />
    </div>
  );
}
