// Music as the steps from one note to the next, which neither key nor place changes: after "Transposed Twins"
// (Khoo 2026), interval and time between onsets. Drums are left out, all other tracks are one stream.
import type { Score } from '../music/score.ts';

/** Of times between onsets. */
const UNITS_PER_QUARTER = 12;
const MOST_UNITS = 255;
/** Intervals −127..127, shifted. */
const INTERVALS = 256;
/** Steps are below it. */
export const STEP_COUNT = INTERVALS * (MOST_UNITS + 1);

export interface MelodicOnset {
  readonly startTicks: number;
  readonly endTicks: number;
  readonly pitch: number;
  /** The start in 1/12 quarters. */
  readonly unit: number;
}

/** By onset, then pitch. */
export function melodicOnsets({ tracks, ticksPerQuarter }: Score): MelodicOnset[] {
  return tracks
    .filter(({ isDrum }) => !isDrum)
    .flatMap(({ notes }) =>
      notes.map(({ startTicks, durationTicks, pitch }) => ({
        startTicks,
        endTicks: startTicks + durationTicks,
        pitch,
        unit: Math.round((startTicks / ticksPerQuarter) * UNITS_PER_QUARTER),
      })),
    )
    .sort((a, b) => a.unit - b.unit || a.pitch - b.pitch);
}

/** One for each note but the first: how it follows the one before. */
export function stepsOf(score: Score): Uint32Array<ArrayBuffer> {
  const notes = melodicOnsets(score);
  const steps = new Uint32Array(Math.max(0, notes.length - 1));
  for (let i = 0; i < steps.length; i++) {
    const { unit, pitch } = notes[i]!;
    const next = notes[i + 1]!;
    const time = Math.min(next.unit - unit, MOST_UNITS);
    steps[i] = time * INTERVALS + (next.pitch - pitch + INTERVALS / 2);
  }
  return steps;
}

/** Time and interval that the steps from `start` up to `end` make together, as one number. */
export function sumSteps(steps: Uint32Array, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += steps[i]! - INTERVALS / 2;
  return sum;
}
