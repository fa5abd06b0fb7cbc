import { expect, it } from 'vitest';
import { addTap, tempoOfTaps } from './tapTempo.ts';

const tap = (times: readonly number[]) =>
  times.reduce<readonly number[]>((taps, at) => addTap(taps, at), []);

it('takes three taps, and a slip does not count', () => {
  expect(tempoOfTaps(tap([0, 500]))).toBeNull();
  expect(tempoOfTaps(tap([0, 500, 1000]))).toBe(120);
  expect(tempoOfTaps(tap([0, 500, 1000, 1300, 2000, 2500, 3000]))).toBe(120);
});

it('begins anew after a pause', () => {
  expect(tempoOfTaps(tap([0, 500, 1000, 9000, 9600]))).toBeNull();
  expect(tempoOfTaps(tap([0, 500, 1000, 9000, 9600, 10_200]))).toBeCloseTo(100);
});
