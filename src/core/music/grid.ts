// The lines notes are laid on: steps of equal length that begin anew with every bar.
import { createBarMap } from './bars.ts';
import type { Score } from './score.ts';

export interface Grid {
  /** At least 1. */
  readonly stepTicks: number;
  /** The line nearest to a place; the next bar line where that is nearer. Whole ticks. */
  nearest(ticks: number): number;
  /** Length of the bar around a place. */
  barTicksAt(ticks: number): number;
}

/** @param quarters length of a step in quarter notes, above 0 */
export function createGrid(
  score: Pick<Score, 'ticksPerQuarter' | 'meters'>,
  quarters: number,
): Grid {
  const bars = createBarMap(score);
  const step = score.ticksPerQuarter * quarters;
  const barAround = (ticks: number): readonly [from: number, to: number] => {
    const { bar } = bars.toPosition(Math.max(0, ticks));
    return [bars.barStart(bar), bars.barStart(bar + 1)];
  };
  return {
    stepTicks: Math.max(1, Math.round(step)),
    nearest(ticks) {
      const [from, to] = barAround(ticks);
      const line = from + Math.round((ticks - from) / step) * step;
      return Math.max(
        0,
        Math.round(Math.abs(to - ticks) < Math.abs(line - ticks) ? to : Math.min(to, line)),
      );
    },
    barTicksAt(ticks) {
      const [from, to] = barAround(ticks);
      return Math.round(to - from);
    },
  };
}
