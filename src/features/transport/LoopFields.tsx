// Which bars are repeated. Bars are what a musician counts in; the player gets them as seconds.
import { useMemo, useState } from 'react';
import { setPlayerOptions } from '../../commands/playback.ts';
import { NumberField } from '../../components/controls/Field.tsx';
import { Switch } from '../../components/controls/Switch.tsx';
import { createBarMap } from '../../core/music/bars.ts';
import { endTicks, type Score } from '../../core/music/score.ts';
import { createTimeMap } from '../../core/music/timeMap.ts';
import { useApp, useAppState } from '../appContext.tsx';
import styles from './PlayerControls.module.css';

const FIRST_BARS = 4;

export function LoopFields({ score }: { score: Score }) {
  const app = useApp();
  const isOn = useAppState((state) => state.playback.options.loop !== null);
  const { barMap, timeMap, barCount } = useMemo(() => {
    const bars = createBarMap(score);
    return {
      barMap: bars,
      timeMap: createTimeMap(score),
      barCount: Math.max(1, bars.barStartsBetween(0, endTicks(score)).length),
    };
  }, [score]);
  /** From 1, both included. */
  const [[first, last], setBars] = useState<readonly [number, number]>([
    1,
    Math.min(FIRST_BARS, barCount),
  ]);

  const set = (from: number, to: number, isLooping: boolean) => {
    setBars([from, to]);
    const loop = {
      startSeconds: timeMap.toSeconds(barMap.barStart(from - 1)),
      endSeconds: timeMap.toSeconds(barMap.barStart(to)),
    };
    setPlayerOptions(app, { loop: isLooping ? loop : null });
  };
  return (
    <div className={styles['loop']}>
      <Switch isOn={isOn} onChange={(isLooping) => set(first, last, isLooping)}>
        Loop
      </Switch>
      <NumberField
        label="From bar"
        min={1}
        max={barCount}
        value={first}
        onChange={(bar) => set(bar, Math.max(bar, last), isOn)}
      />
      <NumberField
        label="To bar"
        min={1}
        max={barCount}
        value={last}
        onChange={(bar) => set(Math.min(first, bar), bar, isOn)}
      />
    </div>
  );
}
