// Which bars are repeated. Bars are what a musician counts in; the player gets them as seconds.
import { useMemo, useState } from 'react';
import { setPlayerOptions } from '../../commands/playback.ts';
import { NumberField } from '../../components/controls/NumberField.tsx';
import { Switch } from '../../components/controls/Switch.tsx';
import type { Score } from '../../core/music/score.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { COMMON_TEXT } from '#words/common.ts';
import { TRANSPORT_TEXT } from '#words/transport.ts';
import { createBarGrid } from './barGrid.ts';
import styles from './PlayerControls.module.css';

const FIRST_BARS = 4;

export function LoopFields({ score }: { score: Score }) {
  const app = useApp();
  const loop = useAppState((state) => state.playback.options.loop);
  const grid = useMemo(() => createBarGrid(score), [score]);
  const { barCount } = grid;
  /** From 1, both included; what a loop that is switched on again repeats. */
  const [kept, keep] = useState<readonly [number, number]>([1, Math.min(FIRST_BARS, barCount)]);
  const [first, last] = loop ? grid.barsOf(loop) : kept;

  const set = (from: number, to: number, isLooping: boolean) => {
    keep([from, to]);
    setPlayerOptions(app, { loop: isLooping ? grid.regionOf(from, to) : null });
  };
  const isOn = loop !== null;
  return (
    <div className={styles['loop']}>
      <Switch isOn={isOn} onChange={(isLooping) => set(first, last, isLooping)}>
        {COMMON_TEXT.loop}
      </Switch>
      <NumberField
        label={TRANSPORT_TEXT.fromBar}
        min={1}
        max={barCount}
        value={first}
        onChange={(bar) => set(bar, Math.max(bar, last), isOn)}
      />
      <NumberField
        label={TRANSPORT_TEXT.toBar}
        min={1}
        max={barCount}
        value={last}
        onChange={(bar) => set(Math.min(first, bar), bar, isOn)}
      />
    </div>
  );
}
