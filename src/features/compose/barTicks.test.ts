import { expect, test } from 'vitest';
import { countBars } from '../../core/metrics/barWindows.ts';
import { createRandom } from '../../core/random.ts';
import { randomScore } from '../../testing/randomScore.ts';
import { barsIn, barTicksOf, spanOf } from './barTicks.ts';

// A bar of 3/4 (1440 ticks), then 4/4 (1920).
const score = randomScore(createRandom(1), 40);

test('a stretch chooses every bar it touches, whatever the meter', () => {
  expect(barTicksOf(score).slice(0, 3)).toEqual([0, 1440, 3360]);
  expect(barsIn(score, { startTicks: 100, endTicks: 200 })).toEqual({ fromBar: 0, bars: 1 });
  expect(barsIn(score, { startTicks: 1439, endTicks: 3361 })).toEqual({ fromBar: 0, bars: 3 });
  expect(barsIn(score, { startTicks: 1440, endTicks: 3360 })).toEqual({ fromBar: 1, bars: 1 });
});

test('it stays inside the music, and what is chosen is shown from bar line to bar line', () => {
  const { fromBar, bars } = barsIn(score, { startTicks: 0, endTicks: 10_000_000 });
  expect(fromBar).toBe(0);
  expect(bars).toBe(countBars(score));
  expect(barsIn(score, { startTicks: 9_000_000, endTicks: 10_000_000 })).toEqual({
    fromBar: bars - 1,
    bars: 1,
  });
  expect(spanOf(score, { fromBar: 1, bars: 2 })).toEqual({ startTicks: 1440, endTicks: 5280 });
});
