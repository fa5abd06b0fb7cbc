import { expect, it } from 'vitest';
import { positionAt } from './course.ts';

const course = { fromSeconds: 4, atClockSeconds: 100, rate: 2, loop: null };

it('goes on at the rate of the tempo, and counts down to its start', () => {
  expect(positionAt(course, 101.5)).toBe(7);
  expect(positionAt(course, 99)).toBe(2);
});

it('comes round in a loop, but only from before its end', () => {
  const loop = { startSeconds: 5, endSeconds: 6 };
  const positions = [100, 100.5, 100.9, 101, 101.25, 107.25].map((clock) =>
    positionAt({ ...course, loop }, clock),
  );
  for (const [i, expected] of [4, 5, 5.8, 5, 5.5, 5.5].entries())
    expect(positions[i]).toBeCloseTo(expected, 9);
  expect(positionAt({ ...course, fromSeconds: 6, loop }, 110)).toBe(26);
});
