import { expect, test } from 'vitest';
import type { TakeEvaluation } from '../../core/metrics/evaluation.ts';
import type { Measures } from '../../core/metrics/pieceMeasures.ts';
import { shareBelow } from '../../core/metrics/spread.ts';
import { formatMeasure, formatShare, wordPlace } from './measureWording.ts';

function take(density: number, values: number[], unit: 'piece' | 'passage' = 'piece') {
  const below = { density: shareBelow(values, density) } as Measures;
  const spread = { unit, bars: 8, values: { density: values } };
  return { measures: { density }, below, spread } as unknown as TakeEvaluation;
}
const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

test.each([
  [9.5, ten, 'Denser than 90 % of your pieces.'],
  [1.5, ten, 'Sparser than 90 % of your pieces.'],
  [5, ten, 'Like most of your pieces.'],
  [11, ten, 'Denser than all your pieces.'],
  [0, ten, 'Sparser than all your pieces.'],
  [NaN, ten, 'This take has nothing to measure here.'],
  [1, [], 'Your pieces have nothing to compare with here.'],
  [1, [1, 2], 'Too little to compare with: 2 pieces.'],
])('a density of %d among %j', (value, values, words) => {
  expect(wordPlace('density', take(value, values))).toBe(words);
});

test('passages are called so, and what is not there is a dash', () => {
  expect(wordPlace('density', take(9.5, ten, 'passage'))).toBe(
    'Denser than 90 % of the passages of your pieces.',
  );
  expect([formatMeasure('density', NaN), formatShare(NaN)]).toEqual(['–', '–']);
  expect([formatMeasure('inKeyRate', 0.5), formatShare(0)]).toEqual(['50 %', '0 %']);
});
