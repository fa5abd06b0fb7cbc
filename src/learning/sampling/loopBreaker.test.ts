import { expect, test } from 'vitest';
import { LoopBreaker } from './loopBreaker.ts';

/** Heat at the end of each bar. */
function heats(bars: readonly string[]): number[] {
  const breaker = new LoopBreaker();
  return bars.map((bar, index) => {
    for (const note of bar) breaker.hear(note, index);
    return Number(breaker.heat.toFixed(3));
  });
}

test('four equal bars heat the fifth, up to a limit', () => {
  expect(heats(Array.from({ length: 10 }, () => 'ceg'))).toEqual([
    1, 1, 1, 1, 1.1, 1.21, 1.331, 1.4, 1.4, 1.4,
  ]);
});

test('any other bar cools at once', () => {
  expect(heats(['c', 'c', 'c', 'c', 'c', 'd', 'c', 'c'])).toEqual([1, 1, 1, 1, 1.1, 1.21, 1, 1]);
});

test('a repeated note within a bar is no loop, nor are bars with silence between', () => {
  expect(heats(['cccccccccccc', 'd', 'e'])).toEqual([1, 1, 1]);
  const breaker = new LoopBreaker();
  for (let bar = 0; bar < 20; bar += 2) breaker.hear('c', bar);
  expect(breaker.heat).toBe(1);
});
