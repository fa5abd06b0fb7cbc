import { expect, it } from 'vitest';
import { noteAt, scoreOf, trackOf } from '../../testing/playerScores.ts';
import { createBarGrid } from './barGrid.ts';

/** Two bars of 4/4 (two seconds each), then bars of 3/4, to the second of them. */
const score = {
  ...scoreOf(trackOf([noteAt(0, 60, 6.5)])),
  meters: [
    { ticks: 0, numerator: 4, denominator: 4 },
    { ticks: 3840, numerator: 3, denominator: 4 },
  ],
};

it('knows the bar at a position', () => {
  const grid = createBarGrid(score);
  expect(grid.barCount).toBe(4);
  expect([0, 1.99, 2, 4, 5.4, 5.5, 100].map((at) => grid.barAt(at))).toEqual([1, 1, 2, 3, 3, 4, 4]);
});

it('turns bars into a region and back', () => {
  const grid = createBarGrid(score);
  expect(grid.regionOf(2, 3)).toEqual({ startSeconds: 2, endSeconds: 5.5 });
  for (const bars of [
    [1, 1],
    [1, 4],
    [2, 3],
    [4, 4],
  ] as const)
    expect(grid.barsOf(grid.regionOf(bars[0], bars[1]))).toEqual(bars);
});

it('gives a score without notes one bar', () => {
  expect(createBarGrid(scoreOf()).barCount).toBe(1);
});
