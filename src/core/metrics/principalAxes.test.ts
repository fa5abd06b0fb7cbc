import { expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import { principalAxes } from './principalAxes.ts';

test('points on a line lie on one axis, at their distances', () => {
  // Along (3, 4), a fifth of its length apart, away from the origin.
  const points = [0, 1, 2, 5].flatMap((t) => [7 + 0.6 * t, -2 + 0.8 * t]);
  const { places, shares } = principalAxes(points, 2);
  expect(shares[0]).toBeCloseTo(1, 12);
  expect(shares[1]).toBeCloseTo(0, 12);
  // Their mean is at t = 2.
  [-2, -1, 0, 3].forEach((t, i) => expect(places[2 * i]).toBeCloseTo(t, 12));
  for (let i = 0; i < 4; i++) expect(places[2 * i + 1]).toBeCloseTo(0, 12);
});

test('a turned ellipse has the axes it was made with', () => {
  const turn = Math.PI / 6;
  const points = Array.from({ length: 360 }, (_, degree) => {
    const angle = (degree * Math.PI) / 180;
    const [u, v] = [3 * Math.cos(angle), 2 * Math.sin(angle)];
    return [u * Math.cos(turn) - v * Math.sin(turn), u * Math.sin(turn) + v * Math.cos(turn)];
  });
  const { places, shares } = principalAxes(points.flat(), 2);
  expect(shares[0]).toBeCloseTo(9 / 13, 12);
  expect(shares[1]).toBeCloseTo(4 / 13, 12);
  const firsts = Array.from({ length: 360 }, (_, i) => Math.abs(places[2 * i]!));
  expect(Math.max(...firsts)).toBeCloseTo(3, 12);
});

test('all axes together keep every distance, and their shares are the whole', () => {
  const [width, count] = [6, 20];
  const random = createRandom(1);
  const points = Array.from({ length: width * count }, () => random.normal());
  const { places, shares } = principalAxes(points, width, width);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  expect([...shares].sort((a, b) => b - a)).toEqual(shares);
  const distance = (of: ArrayLike<number>, a: number, b: number): number =>
    Math.hypot(...Array.from({ length: width }, (_, i) => of[a * width + i]! - of[b * width + i]!));
  for (let b = 1; b < count; b++)
    expect(distance(places, 0, b)).toBeCloseTo(distance(points, 0, b), 10);
});

test('points that are all the same explain nothing, and are no numbers gone wrong', () => {
  const { places, shares } = principalAxes([1, 2, 3, 1, 2, 3], 3);
  expect(shares).toEqual([0, 0]);
  expect([...places]).toEqual([0, 0, 0, 0]);
});
