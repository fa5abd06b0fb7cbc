import { expect, test } from 'vitest';
import type { TakeEvaluation } from '../../core/metrics/evaluation.ts';
import { shareBelow } from '../../core/metrics/spread.ts';
import { MEASURE_NAMES, type Measures } from '../../core/metrics/pieceMeasures.ts';
import { formatMeasure, formatShare, wordKey, wordPlace, wordStandsOut } from './measures.ts';

function take(density: number, values: number[], unit: 'piece' | 'passage' = 'piece') {
  const below = { density: shareBelow(values, density) } as Measures;
  const spread = { unit, bars: 8, values: { density: values } };
  return { measures: { density }, below, spread } as unknown as TakeEvaluation;
}
const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

test.each([
  [9.5, ten, 'Denser than 90 % of your pieces, where the median is 5.50.'],
  [1.5, ten, 'Sparser than 90 % of your pieces, where the median is 5.50.'],
  [5, ten, 'Like most of your pieces, where the median is 5.50.'],
  [11, ten, 'Denser than all your pieces, where the median is 5.50.'],
  [0, ten, 'Sparser than all your pieces, where the median is 5.50.'],
  [NaN, ten, 'This take has nothing to measure here.'],
  [1, [], 'Your pieces have nothing to compare with here.'],
  [1, [1, 2], 'Too little to compare with: 2 pieces.'],
])('a density of %d among %j', (value, values, words) => {
  expect(wordPlace('density', take(value, values))).toBe(words);
});

test('passages are called so, and what is not there is a dash', () => {
  expect(wordPlace('density', take(9.5, ten, 'passage'))).toBe(
    'Denser than 90 % of the passages of your pieces, where the median is 5.50.',
  );
  expect([formatMeasure('density', NaN), formatShare(NaN)]).toEqual(['–', '–']);
  expect([0.5, 0.004, 0].map(formatShare)).toEqual(['50 %', '0.4 %', '0 %']);
  expect(formatMeasure('inKeyRate', 0.5)).toBe('50 %');
});

test('what stands apart is said with its figures, and nothing where nothing does', () => {
  const all = <Value>(value: Value) =>
    Object.fromEntries(MEASURE_NAMES.map((name) => [name, value])) as Record<
      (typeof MEASURE_NAMES)[number],
      Value
    >;
  const among = (measures: Measures, values: number[]) => {
    const below = Object.fromEntries(
      MEASURE_NAMES.map((name) => [name, shareBelow(values, measures[name])]),
    ) as Measures;
    return {
      measures,
      below,
      spread: { unit: 'piece', bars: 8, values: all(values) },
    } as unknown as TakeEvaluation;
  };
  expect(wordStandsOut(among({ ...all(5), density: 12 }, ten))).toBe(
    'It does not clearly stand apart from your pieces. Its most unusual measure is density 12.00 (median 5.50), which may be chance.',
  );
  expect(wordStandsOut(among({ ...all(5), density: 12, leap: 12 }, ten))).toContain(
    'Its most unusual measures are density 12.00 (median 5.50), leaps 12.00 (median 5.50), which',
  );
  expect(wordStandsOut(among(all(12), ten))).toMatch(
    /^It stands apart from your pieces in .*, 12 more\.$/,
  );
  expect(wordStandsOut(among(all(5), ten))).toBe('It does not stand apart from your pieces.');
  for (const nothing of [among(all(NaN), ten), among(all(5), [1])])
    expect(wordStandsOut(nothing)).toBe('There is too little music to compare it.');
});

test('a key is named with how plain it is', () => {
  expect(wordKey({ tonic: 3, mode: 'major', correlation: 0.9 })).toBe(
    'It seems to be in E♭ major (correlation 0.90).',
  );
  expect(wordKey({ tonic: 0, mode: 'minor', correlation: 0.2 })).toMatch(/^It has no clear key/);
  expect(wordKey(null)).toMatch(/no pitched notes/);
});
