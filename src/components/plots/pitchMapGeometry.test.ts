import { expect, test } from 'vitest';
import { layOutMap, mapHeight, namedPlaces, nearestPlace } from './pitchMapGeometry.ts';

const SQUARE = [0, 0, 2, 0, 2, 2, 0, 2];

test('both directions have one scale, up is up, and all lie within', () => {
  const [a, b, c] = layOutMap(SQUARE, 800);
  expect(b!.x - a!.x).toBeCloseTo(b!.y - c!.y, 9);
  expect(c!.y).toBeLessThan(b!.y);
  for (const { x, y } of layOutMap([0, 0, 9, 1, 5, -3], 300)) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(300);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(mapHeight(300));
  }
});

test('places that are all the same stand in the middle', () => {
  const [a, b] = layOutMap([4, 4, 4, 4], 400);
  expect(a).toEqual(b);
  expect(Number.isFinite(a!.x + a!.y)).toBe(true);
});

test('a pointer finds the nearest place, and nothing far from all', () => {
  const places = layOutMap(SQUARE, 800);
  expect(nearestPlace(places, places[2]!.x + 5, places[2]!.y - 5)).toBe(2);
  expect(nearestPlace(places, 0, 0)).toBeNull();
});

test('names that would touch are left out, those that come first last of all', () => {
  const places = [10, 20, 60].map((x) => ({ x, y: 0 }));
  expect([...namedPlaces(places, [])]).toEqual([0, 2]);
  expect([...namedPlaces(places, [1])]).toEqual([1, 2]);
  expect(namedPlaces([...places, { x: 20, y: 30 }], [1]).has(3)).toBe(true);
});
