import { expect, test } from 'vitest';
import {
  estimateSeconds,
  expectWorkload,
  notesToHear,
  passesFor,
  validationGap,
} from './budget.ts';

const passes = (count: number) => ({ kind: 'passes', passes: count }) as const;
const FIVE_MINUTES = { kind: 'minutes', minutes: 5 } as const;

test('a corpus is expected to be split as it will be', () => {
  expect(expectWorkload(4, 1000, 'auto')).toEqual({ training: 900, validation: 100 });
  expect(expectWorkload(10, 20_000, 'auto')).toEqual({ training: 16_000, validation: 4000 });
  expect(expectWorkload(500, 2e6, 'auto')).toEqual({ training: 1.92e6, validation: 80_000 });
});

test('an hour of music is an hour, however it is asked for', () => {
  const work = { training: 100_000, validation: 10_000 };
  expect(estimateSeconds(work, FIVE_MINUTES, 5000)).toBe(300);
  // 10 passes at 5000 a second are 200 s; 21 validations of a tenth at a third of the cost 14 s.
  expect(estimateSeconds(work, passes(10), 5000)).toBeCloseTo(214, 1);
  expect(notesToHear(passes(10), 100_000, 5000)).toBe(1e6);
  expect(notesToHear(FIVE_MINUTES, 100_000, 5000)).toBe(1.5e6);
});

test('five hundred files with two million notes are long, and it says so beforehand', () => {
  const work = expectWorkload(500, 2e6, 'auto');
  expect(estimateSeconds(work, passes(20), 5000) / 3600).toBeCloseTo(2.19, 1);
  expect(estimateSeconds(work, { kind: 'auto' }, 5000) / 60).toBeCloseTo(26.5, 0);
});

test('by itself: 600,000 notes of little music, four passes of much', () => {
  expect([100, 15_000, 30_000, 100_000, 2e6].map(passesFor)).toEqual([6000, 40, 20, 6, 4]);
});

test('judged twice a pass, eight times at least, not every few notes, nor at great cost', () => {
  const gap = (training: number, validation: number, heard: number): number =>
    validationGap({ training, validation }, heard);
  expect(gap(100_000, 10_000, 2e6)).toBe(50_000);
  expect(gap(2e6, 20_000, 1e6)).toBe(125_000);
  expect(gap(1000, 100, 100_000)).toBe(5000);
  expect(gap(1000, 100, 1e6)).toBe(8192);
  expect(gap(2e6, 80_000, 5e5)).toBe(160_000);
  expect(gap(2e6, 80_000, 1e5)).toBe(50_000);
});
