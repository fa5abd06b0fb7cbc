// Expected values by hand from mir_eval's definition.
import { expect, it } from 'vitest';
import { onsetF1 } from './onsetF1.ts';

const note = (startSeconds: number, pitch = 60) => ({ startSeconds, pitch });

it('counts notes of one pitch within 50 ms, each once', () => {
  expect(onsetF1([note(1)], [note(1.05)])).toBe(1);
  expect(onsetF1([note(1)], [note(1.051)])).toBe(0);
  expect(onsetF1([note(1)], [note(1, 61)])).toBe(0);
  expect(onsetF1([note(1), note(2)], [note(1), note(1.01), note(2)])).toBeCloseTo(4 / 5);
  expect(onsetF1([], [note(1)])).toBe(0);
});

it('pairs as many as possible', () => {
  // The first heard note fits both; a greedy nearest match would leave one alone.
  expect(onsetF1([note(1), note(1.04)], [note(1.04), note(1.09)])).toBe(1);
});
