import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { fromFloat16, toFloat16 } from './float16.ts';

test('every binary16 number survives', () => {
  for (let bits = 0; bits < 0x10000; bits++) {
    const value = fromFloat16(bits);
    if (Number.isNaN(value)) expect(toFloat16(value) & 0x7fff).toBeGreaterThan(0x7c00);
    else expect(toFloat16(value)).toBe(bits);
  }
});

test('known numbers', () => {
  expect([1, -2, 0.5, 65504, 2 ** -24].map(toFloat16)).toEqual([
    0x3c00, 0xc000, 0x3800, 0x7bff, 0x0001,
  ]);
  expect(fromFloat16(0x3555)).toBeCloseTo(1 / 3, 3);
});

test('others go to the nearest, ties to the even one', () => {
  const random = createRandom(1);
  for (let i = 0; i < 20_000; i++) {
    const value = Math.fround((random.next() - 0.5) * 2 ** Math.floor(random.next() * 46 - 28));
    const bits = toFloat16(value);
    const error = Math.abs(fromFloat16(bits) - value);
    for (const neighbour of [bits - 1, bits + 1]) {
      const other = Math.abs(fromFloat16(neighbour & 0xffff) - value);
      if (other < error) throw new Error(`${value}: ${bits}, but ${neighbour} is nearer`);
    }
  }
  expect(toFloat16(1 + 2 ** -11)).toBe(0x3c00);
  expect(toFloat16(1 + 3 * 2 ** -11)).toBe(0x3c02);
  expect(toFloat16(65_519)).toBe(0x7bff);
  expect(toFloat16(65_520)).toBe(0x7c00);
});
