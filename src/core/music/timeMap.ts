// Ticks ↔ seconds under tempo changes. Each tempo's start in seconds is computed once, so that a
// look-up is one binary search.
import { lastBegun } from './lastBegun.ts';
import type { Score } from './score.ts';

export interface TimeMap {
  /** Seconds from the beginning; fractional and negative ticks are allowed (the first tempo holds before 0). */
  toSeconds(ticks: number): number;
  /** The inverse, not rounded. */
  toTicks(seconds: number): number;
}

interface Segment {
  readonly startTicks: number;
  readonly startSeconds: number;
  readonly secondsPerTick: number;
}

export function createTimeMap(score: Pick<Score, 'ticksPerQuarter' | 'tempos'>): TimeMap {
  const segments: Segment[] = [];
  for (const { ticks, tempoBpm } of score.tempos) {
    const last = segments.at(-1);
    const startSeconds =
      last === undefined ? 0 : last.startSeconds + (ticks - last.startTicks) * last.secondsPerTick;
    const secondsPerTick = 60 / (tempoBpm * score.ticksPerQuarter);
    segments.push({ startTicks: ticks, startSeconds, secondsPerTick });
  }
  return {
    toSeconds(ticks) {
      const segment = findLast(segments, (start) => start.startTicks <= ticks);
      return segment.startSeconds + (ticks - segment.startTicks) * segment.secondsPerTick;
    },
    toTicks(seconds) {
      const segment = findLast(segments, (start) => start.startSeconds <= seconds);
      return segment.startTicks + (seconds - segment.startSeconds) / segment.secondsPerTick;
    },
  };
}

/** The last segment that has begun; the first when none has. */
function findLast(segments: readonly Segment[], hasBegun: (segment: Segment) => boolean): Segment {
  return segments[Math.max(0, lastBegun(segments, hasBegun))]!;
}
