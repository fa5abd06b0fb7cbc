import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyScore } from '../../testing/scoreArbitrary.ts';
import { createTimeMap } from './timeMap.ts';

describe('createTimeMap', () => {
  const map = createTimeMap({
    ticksPerQuarter: 100,
    tempos: [
      { ticks: 0, tempoBpm: 60 },
      { ticks: 200, tempoBpm: 120 },
      { ticks: 400, tempoBpm: 30 },
    ],
  });

  it.each([
    [0, 0],
    [100, 1],
    [200, 2],
    [300, 2.5],
    [400, 3],
    [500, 5],
    [-100, -1],
  ])('%i ticks are %f seconds', (ticks, seconds) => {
    expect(map.toSeconds(ticks)).toBeCloseTo(seconds, 12);
    expect(map.toTicks(seconds)).toBeCloseTo(ticks, 9);
  });

  it('comes back from seconds to the tick', () => {
    fc.assert(
      fc.property(anyScore, fc.nat(2 ** 27), (score, ticks) => {
        const anyMap = createTimeMap(score);
        expect(anyMap.toTicks(anyMap.toSeconds(ticks))).toBeCloseTo(ticks, 3);
      }),
    );
  });
});
