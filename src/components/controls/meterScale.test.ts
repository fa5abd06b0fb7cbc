import { expect, test } from 'vitest';
import { toMeterPercent } from './meterScale.ts';

test('silence and anything under the floor is 0, full scale and above is 100', () => {
  expect(toMeterPercent(0)).toBe(0);
  expect(toMeterPercent(0.001)).toBe(0);
  expect(toMeterPercent(1)).toBe(100);
  expect(toMeterPercent(1.5)).toBe(100);
});

test('halving the peak takes the same step anywhere', () => {
  const steps = [1, 0.5, 0.25, 0.125].map(toMeterPercent);
  expect(steps).toEqual([100, 87, 75, 62]);
});
