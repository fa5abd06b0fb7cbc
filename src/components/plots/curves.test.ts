import { expect, test } from 'vitest';
import { logTicks, placesOf, smooth, toRows, valueAt, valueAxis, type Curve } from './curves.ts';

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

test('a curve is read at the last place that was measured', () => {
  const points = [
    { x: 1, y: 5 },
    { x: 4, y: 3 },
  ];
  expect([0, 1, 3.9, 4, 90].map((x) => valueAt(points, x))).toEqual([null, 5, 5, 3, 3]);
  expect(placesOf([curve(points), curve([{ x: 4, y: 1 }]), curve([{ x: 2, y: 1 }])])).toEqual([
    1, 2, 4,
  ]);
});

test('an axis holds every value and stays as it is while they grow a little', () => {
  for (const isLogarithmic of [true, false]) {
    const axis = valueAxis([2.31, 4.4, 3.2], isLogarithmic);
    expect(axis.scale).toBe(isLogarithmic ? 'log' : 'linear');
    expect(axis.low).toBeLessThanOrEqual(2.31);
    expect(axis.high).toBeGreaterThanOrEqual(4.4);
    expect(axis.ticks.length).toBeGreaterThan(2);
    expect(valueAxis([2.3, 4.41, 3.2], isLogarithmic)).toEqual(axis);
  }
});

test('an axis of one value, of none, and of none above 0', () => {
  expect(valueAxis([], false)).toEqual({
    scale: 'linear',
    low: 0,
    high: 1,
    ticks: [0, 0.2, 0.4, 0.6000000000000001, 0.8, 1],
  });
  for (const values of [[3], [0], [-2, Number.NaN], [0, 0]])
    for (const isLogarithmic of [true, false]) {
      const { scale, low, high } = valueAxis(values, isLogarithmic);
      expect(scale).toBe('linear');
      expect(low).toBeLessThan(high);
    }
});
