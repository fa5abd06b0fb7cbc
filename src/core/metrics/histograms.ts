// Histograms of a piece: what the set measures compare, and what is drawn. Shares sum to 1 (all 0 without
// notes); drums are left out.
import type { Score } from '../music/score.ts';
import { melodicNotes } from './measures.ts';
import { melodicOnsets } from './noteSteps.ts';

/** Upper ends of the classes of note lengths, in quarter notes; the last class is open. */
export const LENGTH_CLASSES = [1 / 8, 1 / 6, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 1, 3 / 2, 2, 4];
export const LARGEST_INTERVAL = 12;

/** By length of the notes, C first. */
export function pitchClassHistogram(score: Score): number[] {
  const counts = new Array<number>(12).fill(0);
  for (const { pitch, durationTicks } of melodicNotes(score)) counts[pitch % 12]! += durationTicks;
  return toShares(counts);
}

/** Steps from a top note to the next, −12 or more down .. 12 or more up. */
export function intervalHistogram(score: Score): number[] {
  const counts = new Array<number>(2 * LARGEST_INTERVAL + 1).fill(0);
  for (const [from, to] of topSteps(score)) {
    const interval = Math.max(-LARGEST_INTERVAL, Math.min(LARGEST_INTERVAL, to - from));
    counts[interval + LARGEST_INTERVAL]!++;
  }
  return toShares(counts);
}

/** Classes of LENGTH_CLASSES. */
export function lengthHistogram(score: Score): number[] {
  const counts = new Array<number>(LENGTH_CLASSES.length + 1).fill(0);
  for (const { durationTicks } of melodicNotes(score)) {
    const quarters = durationTicks / score.ticksPerQuarter;
    const place = LENGTH_CLASSES.findIndex((end) => quarters <= end + 1e-6);
    counts[place === -1 ? LENGTH_CLASSES.length : place]!++;
  }
  return toShares(counts);
}

/** From a pitch class (12 rows, C first) to that of the next top note (12 columns); all cells sum to 1. */
export function transitionMatrix(score: Score): number[] {
  const counts = new Array<number>(144).fill(0);
  for (const [from, to] of topSteps(score)) counts[(from % 12) * 12 + (to % 12)]!++;
  return toShares(counts);
}

/** Pitches of neighbours in the melody of the highest note at each onset. */
function topSteps(score: Score): [from: number, to: number][] {
  const notes = melodicOnsets(score);
  const tops = notes.filter(({ unit }, i) => notes[i + 1]?.unit !== unit);
  return tops.slice(1).map(({ pitch }, i) => [tops[i]!.pitch, pitch]);
}

function toShares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return total === 0 ? [...counts] : counts.map((count) => count / total);
}
