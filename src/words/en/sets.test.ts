import { expect, test } from 'vitest';
import {
  FEATURE_NAMES,
  type FeatureName,
  type SetMeasures,
} from '../../core/metrics/setMeasures.ts';
import { wordDiversity, wordSets } from './sets.ts';

const sets = (overlapOf: (name: FeatureName) => number): SetMeasures =>
  Object.fromEntries(
    FEATURE_NAMES.map((name) => [name, { overlap: overlapOf(name), divergence: 0 }]),
  ) as unknown as SetMeasures;

test('what is near and what is apart is named, and too little is said to be so', () => {
  const mixed = wordSets(
    sets((name) => (name === 'density' ? 0.1 : name === 'pitchRange' ? 0.9 : 0.6)),
  );
  expect(mixed).toMatch(/in: range\. They differ in: density\.$/);
  expect(wordSets(sets(() => 0.6))).toMatch(/^In no respect are the takes as close.*other\.$/);
  expect(wordSets(sets(() => NaN))).toMatch(/too few passages/);
});

test('diversity is said beside that of the pieces', () => {
  const pieces = { distinct: 0.5, similarity: 0 };
  expect(wordDiversity({ distinct: 0.25, similarity: 0.1 }, pieces, 2)).toBe(
    '25 % of the runs of five notes in the takes are different, compared with 50 % in as much of your pieces. 10 % of a take’s runs also appear in another take.',
  );
  expect(wordDiversity({ distinct: 1, similarity: NaN }, pieces, 1)).toMatch(/second take/);
  expect(wordDiversity({ distinct: 1, similarity: 0 }, pieces, 2)).toMatch(/nothing in common/);
  expect(wordDiversity({ distinct: NaN, similarity: NaN }, pieces, 1)).toMatch(/too short/);
  expect(wordDiversity({ distinct: NaN, similarity: NaN }, pieces, 0)).toMatch(/^No take/);
});
