// The bars of a score in seconds: what a loop is made of.
import type { Region } from '../../core/audio/mix.ts';
import { createBarMap } from '../../core/music/bars.ts';
import { endTicks, type Score } from '../../core/music/score.ts';
import { createTimeMap } from '../../core/music/timeMap.ts';

export interface BarGrid {
  /** At least 1. */
  readonly barCount: number;
  /** The bar at a position, from 1; the last one beyond the end. */
  barAt(seconds: number): number;
  /** From the start of one bar to the end of another, both from 1. */
  regionOf(first: number, last: number): Region;
  /** First and last bar of a region. */
  barsOf(region: Region): readonly [number, number];
}

/** Two times closer than this are the same one. */
const SAME_SECONDS = 1e-6;

export function createBarGrid(score: Score): BarGrid {
  const bars = createBarMap(score);
  const timeMap = createTimeMap(score);
  const barCount = Math.max(1, bars.barStartsBetween(0, endTicks(score)).length);
  const barAt = (seconds: number): number => {
    const ticks = timeMap.toTicks(Math.max(0, seconds + SAME_SECONDS));
    return Math.min(barCount, bars.toPosition(ticks).bar + 1);
  };
  return {
    barCount,
    barAt,
    regionOf: (first, last) => ({
      startSeconds: timeMap.toSeconds(bars.barStart(first - 1)),
      endSeconds: timeMap.toSeconds(bars.barStart(last)),
    }),
    barsOf: ({ startSeconds, endSeconds }) => [
      barAt(startSeconds),
      barAt(endSeconds - 2 * SAME_SECONDS),
    ],
  };
}
