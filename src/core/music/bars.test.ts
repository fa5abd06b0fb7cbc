import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBarMap } from './bars.ts';

const meters = [
  { ticks: 0, numerator: 4, denominator: 4 },
  { ticks: 800, numerator: 6, denominator: 8 },
  // In the middle of a bar of 300 ticks.
  { ticks: 1250, numerator: 3, denominator: 4 },
];

describe('createBarMap', () => {
  const map = createBarMap({ ticksPerQuarter: 100, meters });

  it.each([
    [0, 0, 0],
    [350, 0, 3.5],
    [400, 1, 0],
    [800, 2, 0],
    [850, 2, 1],
    [1100, 3, 0],
    [1249, 3, 2.98],
    [1250, 4, 0],
    [1650, 5, 1],
  ])('tick %i is in bar %i at beat %f', (ticks, bar, beat) => {
    expect(map.toPosition(ticks).bar).toBe(bar);
    expect(map.toPosition(ticks).beat).toBeCloseTo(beat, 12);
  });

  it('knows where bars begin', () => {
    expect(map.barStartsBetween(0, 1900)).toEqual([0, 400, 800, 1100, 1250, 1550, 1850]);
    expect(map.barStartsBetween(401, 1250)).toEqual([800, 1100]);
    expect(map.barStartsBetween(1101, 1251)).toEqual([1250]);
    expect(map.barStartsBetween(5, 5)).toEqual([]);
  });

  it('puts every bar at beat 0', () => {
    fc.assert(
      fc.property(fc.nat(5000), (bar) => {
        expect(map.toPosition(map.barStart(bar))).toEqual({ bar, beat: 0 });
      }),
    );
  });
});
