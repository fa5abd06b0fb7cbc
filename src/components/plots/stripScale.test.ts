import { expect, test } from 'vitest';
import { quantileOf } from '../../core/metrics/quantile.ts';
import { stripScale } from './stripScale.ts';

test('the strip holds the corpus and the take, wherever it lies', () => {
  const inside = stripScale([1, 2, 3], 2, 120);
  expect([inside.x(1), inside.x(2), inside.x(3)]).toEqual([10, 60, 110]);
  const outside = stripScale([1, 2, 3], 5, 120);
  expect([outside.low, outside.high, outside.x(5), outside.x(3)]).toEqual([1, 5, 110, 60]);
  expect(stripScale([4, 4], 4, 120).x(4)).toBe(60);
});

test('quantiles lie between neighbours', () => {
  expect([0, 0.5, 0.75, 1].map((share) => quantileOf([0, 10, 20], share))).toEqual([0, 10, 15, 20]);
  expect(quantileOf([7], 0.95)).toBe(7);
});
