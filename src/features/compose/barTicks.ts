// Bars and ticks of a roll: its bar lines, and the whole bars a stretch of it touches.
import type { TickSpan } from '../../components/plots/useRollPointer.ts';
import { countBars } from '../../core/metrics/barWindows.ts';
import { createBarMap } from '../../core/music/bars.ts';
import { endTicks, type Score } from '../../core/music/score.ts';

/** Whole bars, from 0. */
export interface BarSelection {
  readonly fromBar: number;
  readonly bars: number;
}

export function barTicksOf(score: Score): readonly number[] {
  return createBarMap(score).barStartsBetween(0, endTicks(score) + 1);
}

/** The bars of the score a stretch touches, one at least. */
export function barsIn(score: Score, { startTicks, endTicks: end }: TickSpan): BarSelection {
  const map = createBarMap(score);
  const last = Math.max(0, countBars(score) - 1);
  const fromBar = Math.min(last, map.toPosition(startTicks).bar);
  const toBar = Math.min(last, map.toPosition(Math.max(startTicks, end - 1)).bar);
  return { fromBar, bars: toBar - fromBar + 1 };
}

export function spanOf(score: Score, { fromBar, bars }: BarSelection): TickSpan {
  const map = createBarMap(score);
  return { startTicks: map.barStart(fromBar), endTicks: map.barStart(fromBar + bars) };
}
