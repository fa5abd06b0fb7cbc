// The key music is in, by correlation of its pitch classes with the profiles of Krumhansl & Kessler (1982;
// Krumhansl 1990, p. 30 and p. 77), and the scales of keys.
import type { Note } from '../music/score.ts';

export interface Key {
  /** Pitch class, 0 = C. */
  readonly tonic: number;
  readonly mode: 'major' | 'minor';
}

export interface EstimatedKey extends Key {
  /** With the key's profile, -1..1: how plainly the music is in it. 0 where all twelve tones weigh the same. */
  readonly correlation: number;
}

const PROFILES = {
  major: [6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88],
  minor: [6.33, 2.68, 3.52, 5.38, 2.6, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17],
} as const;

/** Steps of the scales in semitones; minor is natural minor, as in MusPy. */
const SCALES = { major: [0, 2, 4, 5, 7, 9, 11], minor: [0, 2, 3, 5, 7, 8, 10] } as const;

/** Whether a pitch (or pitch class) belongs to the key's scale. */
export function isInKey(pitch: number, { tonic, mode }: Key): boolean {
  return (SCALES[mode] as readonly number[]).includes((pitch - tonic + 144) % 12);
}

/** @param notes without drums; longer notes count for more. @returns null without notes */
export function estimateKey(
  notes: Iterable<Pick<Note, 'pitch' | 'durationTicks'>>,
): EstimatedKey | null {
  const weights = new Array<number>(12).fill(0);
  for (const { pitch, durationTicks } of notes) weights[pitch % 12]! += durationTicks;
  if (weights.every((weight) => weight === 0)) return null;
  let best: EstimatedKey = { tonic: 0, mode: 'major', correlation: -Infinity };
  for (const mode of ['major', 'minor'] as const)
    for (let tonic = 0; tonic < 12; tonic++) {
      const profile = weights.map((_, pitch) => PROFILES[mode][(pitch - tonic + 12) % 12]!);
      const found = correlation(weights, profile);
      if (found > best.correlation) best = { tonic, mode, correlation: found };
    }
  return best;
}

/** Pearson's; 0 where either does not vary. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (x: readonly number[]): number =>
    x.reduce((sum, value) => sum + value, 0) / x.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, index) => {
    const [da, db] = [value - meanA, b[index]! - meanB];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  });
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}
