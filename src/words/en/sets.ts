// What the takes show only together, in words: how much they differ, how near they are to the pieces.
import type { Diversity } from '../../core/metrics/evaluation.ts';
import {
  FEATURE_NAMES,
  type FeatureName,
  type SetMeasures,
} from '../../core/metrics/setMeasures.ts';
import { FEATURE_TITLES, formatShare } from './measures.ts';

/** An overlap from which on two sets are called alike, and below which apart. */
const [ALIKE, APART] = [0.8, 0.5];

/** @param corpus of as much music from the pieces */
export function wordDiversity(takes: Diversity, corpus: Diversity, count: number): string {
  if (count === 0) return 'No take is compared.';
  if (Number.isNaN(takes.distinct)) return 'The takes are too short to compare with each other.';
  const repeats =
    takes.distinct === 1
      ? 'No run of five notes appears twice in the takes.'
      : `${formatShare(takes.distinct)} of the runs of five notes in the takes are different${Number.isNaN(corpus.distinct) ? '' : `, compared with ${formatShare(corpus.distinct)} in as much of your pieces`}.`;
  if (count < 2) return `${repeats} Add a second take to see how much they differ from each other.`;
  if (Number.isNaN(takes.similarity)) return repeats;
  return takes.similarity === 0
    ? `${repeats} The takes have nothing in common.`
    : `${repeats} ${formatShare(takes.similarity)} of a take’s runs also appear in another take.`;
}

const list = (names: readonly FeatureName[]): string =>
  names.map((name) => FEATURE_TITLES[name].toLowerCase()).join(', ');

export function wordSets(sets: SetMeasures): string {
  const known = FEATURE_NAMES.filter((name) => !Number.isNaN(sets[name].overlap));
  if (known.length === 0)
    return 'There are too few passages, of the takes or of your pieces, to compare the two as sets.';
  const alike = known.filter((name) => sets[name].overlap >= ALIKE);
  const apart = known.filter((name) => sets[name].overlap < APART);
  const near =
    alike.length > 0
      ? `As a set, the takes are about as close to your pieces as these are to each other in: ${list(alike)}.`
      : 'In no respect are the takes as close to your pieces as these are to each other.';
  return apart.length > 0 ? `${near} They differ in: ${list(apart)}.` : near;
}
