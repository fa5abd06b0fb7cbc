// The clicks of a piece: one on every beat of its meters, at the times its tempos give.
import { createBarMap } from '../../core/music/bars.ts';
import { endTicks, type Score } from '../../core/music/score.ts';
import { createTimeMap } from '../../core/music/timeMap.ts';
import type { TimedEvent } from './scheduler.ts';

export interface Click extends TimedEvent {
  /** The first beat of a bar. */
  readonly isAccent: boolean;
}

export interface Metronome {
  /** To the end of the last bar that has music. */
  readonly clicks: readonly Click[];
  /** Beats in a bar at a position, and how far apart they are at the written tempo. */
  barAt(seconds: number): { readonly beats: number; readonly beatSeconds: number };
}

export function createMetronome(score: Score): Metronome {
  const timeMap = createTimeMap(score);
  const barMap = createBarMap(score);
  const meterAt = (ticks: number) =>
    score.meters.findLast((meter) => meter.ticks <= ticks) ?? score.meters[0]!;
  const beatTicksAt = (ticks: number): number =>
    (score.ticksPerQuarter * 4) / meterAt(ticks).denominator;
  const clicks: Click[] = [];
  const end = endTicks(score);
  for (const [bar, start] of barMap.barStartsBetween(0, end).entries()) {
    const nextBar = barMap.barStart(bar + 1);
    for (let beat = start; beat < nextBar; beat += beatTicksAt(start))
      clicks.push({
        startSeconds: timeMap.toSeconds(beat),
        durationSeconds: 0,
        isAccent: beat === start,
      });
  }
  return {
    clicks,
    barAt(seconds) {
      const ticks = timeMap.toTicks(seconds);
      const beatSeconds = timeMap.toSeconds(ticks + beatTicksAt(ticks)) - seconds;
      return { beats: meterAt(ticks).numerator, beatSeconds };
    },
  };
}
