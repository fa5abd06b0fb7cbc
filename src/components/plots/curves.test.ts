import { expect, test } from 'vitest';
import { logTicks, smooth, toRows, type Curve } from './curves.ts';

const curve = (points: Curve['points']): Curve => ({ name: '', colour: 0, look: 'thin', points });

test('places measured by several curves share a row, the rest stand between', () => {
  const first = [
    { x: 100, y: 9 },
    { x: 300, y: 7 },
  ];
  const second = [
    { x: 0, y: 12 },
    { x: 300, y: 8 },
  ];
  expect(toRows([curve(first), curve(second)])).toEqual([
    { x: 0, 1: 12 },
    { x: 100, 0: 9 },
    { x: 300, 0: 7, 1: 8 },
  ]);
});

test('smoothing keeps a level from its first point on, and is a mean of what came', () => {
  const level = [1, 2, 3, 4].map((x) => ({ x, y: 5 }));
  for (const { y } of smooth(level, 0.9)) expect(y).toBeCloseTo(5, 12);
  const two = [
    { x: 0, y: 1 },
    { x: 1, y: 4 },
  ];
  // Weights ½ · ½ and ½, over their sum ¾.
  expect(smooth(two, 0.5)).toEqual([
    { x: 0, y: 1 },
    { x: 1, y: 3 },
  ]);
  expect(smooth(two, 0)).toEqual(two);
});

test('a logarithmic axis has round ticks, and more of them over a short way', () => {
  expect(logTicks(0.8, 120)).toEqual([1, 2, 5, 10, 20, 50, 100]);
  expect(logTicks(3.2, 11)).toEqual([4, 5, 6, 7, 8, 9, 10]);
  expect(logTicks(0.0001, 0.004)).toEqual([0.0001, 0.0002, 0.0005, 0.001, 0.002]);
});
