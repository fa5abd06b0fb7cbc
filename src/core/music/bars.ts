// Ticks ↔ bars and beats under meter changes. A meter change begins a new bar, even in the middle of
// one (that bar is then short), as notation programs read Standard MIDI Files.
import { lastBegun } from './lastBegun.ts';
import type { Score } from './score.ts';

export interface BarPosition {
  /** From 0. */
  readonly bar: number;
  /** From 0, in units of the meter's denominator; the fraction is the way to the next beat. */
  readonly beat: number;
}

export interface BarMap {
  /** @param ticks 0 or more. */
  toPosition(ticks: number): BarPosition;
  /** Start of a bar (from 0) in ticks; a fraction when the resolution cannot hold the meter. */
  barStart(bar: number): number;
  /** Starts of the bars that begin in [fromTicks, toTicks), so that a view asks only for what it shows. */
  barStartsBetween(fromTicks: number, toTicks: number): number[];
}

interface Segment {
  readonly startTicks: number;
  readonly firstBar: number;
  readonly ticksPerBar: number;
  readonly ticksPerBeat: number;
}

export function createBarMap(score: Pick<Score, 'ticksPerQuarter' | 'meters'>): BarMap {
  const segments: Segment[] = [];
  for (const { ticks, numerator, denominator } of score.meters) {
    const ticksPerBeat = (score.ticksPerQuarter * 4) / denominator;
    const last = segments.at(-1);
    const firstBar =
      last === undefined
        ? 0
        : last.firstBar + Math.ceil((ticks - last.startTicks) / last.ticksPerBar);
    segments.push({
      startTicks: ticks,
      firstBar,
      ticksPerBar: ticksPerBeat * numerator,
      ticksPerBeat,
    });
  }
  const segmentAt = (ticks: number): Segment =>
    segments[
      Math.max(
        0,
        lastBegun(segments, (segment) => segment.startTicks <= ticks),
      )
    ]!;
  const barStart = (bar: number): number => {
    const segment =
      segments[
        Math.max(
          0,
          lastBegun(segments, ({ firstBar }) => firstBar <= bar),
        )
      ]!;
    return segment.startTicks + (bar - segment.firstBar) * segment.ticksPerBar;
  };
  return {
    barStart,
    toPosition(ticks) {
      const { startTicks, firstBar, ticksPerBar, ticksPerBeat } = segmentAt(ticks);
      const barsIn = Math.floor((ticks - startTicks) / ticksPerBar);
      const beat = (ticks - startTicks - barsIn * ticksPerBar) / ticksPerBeat;
      return { bar: firstBar + barsIn, beat };
    },
    barStartsBetween(fromTicks, toTicks) {
      const { startTicks, firstBar, ticksPerBar } = segmentAt(Math.max(0, fromTicks));
      const starts: number[] = [];
      let bar = firstBar + Math.max(0, Math.ceil((fromTicks - startTicks) / ticksPerBar));
      for (let start = barStart(bar); start < toTicks; start = barStart(++bar)) starts.push(start);
      return starts;
    },
  };
}
