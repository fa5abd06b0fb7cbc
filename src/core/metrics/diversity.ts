// How much takes differ, within themselves and from each other, by their n-grams of steps (noteSteps.ts).
// Distinct-n after Li et al. 2016, "A Diversity-Promoting Objective Function for Neural Conversation Models".
import type { Score } from '../music/score.ts';
import { stepsOf } from './noteSteps.ts';

/** Steps of a gram by which music is compared with other music: four steps are five notes. */
export const SIMILARITY_STEPS = 4;

/** Different n-grams / n-grams of all scores together, 0..1; NaN where none is that long. */
export function distinctGrams(scores: readonly Score[], n: number): number {
  const grams = scores.map((score) => gramsOf(score, n));
  const total = grams.reduce((sum, list) => sum + list.length, 0);
  return new Set(grams.flat()).size / total;
}

/**
 * The share of a score's n-grams that another score has too, averaged over the scores: 0 nothing in common, 1
 * the same music. NaN below two scores that are long enough.
 */
export function selfSimilarity(scores: readonly Score[], n = SIMILARITY_STEPS): number {
  const grams = scores.map((score) => gramsOf(score, n)).filter((list) => list.length > 0);
  if (grams.length < 2) return NaN;
  const owners = new Map<string, number>();
  for (const list of grams)
    for (const gram of new Set(list)) owners.set(gram, (owners.get(gram) ?? 0) + 1);
  const shares = grams.map(
    (list) => list.filter((gram) => owners.get(gram)! > 1).length / list.length,
  );
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function gramsOf(score: Score, n: number): string[] {
  const steps = stepsOf(score);
  return Array.from({ length: Math.max(0, steps.length - n + 1) }, (_, i) =>
    steps.subarray(i, i + n).join(),
  );
}
