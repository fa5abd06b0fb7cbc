// How loud it is now. Reads the level itself ten times a second, so that nothing above it re-renders.
import { Meter } from '@base-ui/react/meter';
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
    <Meter.Root aria-label={TRANSPORT_TEXT.level} value={percent} className={styles['meter']}>
      <Meter.Track>
        <Meter.Indicator
          className={styles['level']}
          style={{ width: '100%', transform: `scaleX(${percent / 100})` }}
        />
      </Meter.Track>
    </Meter.Root>
  );
}
