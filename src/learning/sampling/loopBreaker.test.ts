import { expect, test } from 'vitest';
import { LoopBreaker } from './loopBreaker.ts';

/** Each letter a note of the bar. */
function hear(breaker: LoopBreaker, notes: string, bar: number): void {
  for (let position = 0; position < notes.length; position++)
    breaker.hear({ position, slot: 4, pitch: notes.charCodeAt(position) }, 10, bar);
}

/** Heat at the end of each bar. */
function heats(bars: readonly string[]): number[] {
  const breaker = new LoopBreaker();
  return bars.map((notes, bar) => {
    hear(breaker, notes, bar);
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
  for (let bar = 0; bar < 20; bar += 2) hear(breaker, 'c', bar);
  expect(breaker.heat).toBe(1);
});

test('after eight equal bars the ninth may not begin like them', () => {
  const breaker = new LoopBreaker();
  for (let bar = 0; bar < 8; bar++) {
    expect(breaker.forbiddenAt(bar)).toBe(null);
    hear(breaker, 'ceg', bar);
  }
  expect(breaker.forbiddenAt(7)).toBe(null);
  expect(breaker.forbiddenAt(8)).toEqual({ position: 0, slot: 4, pitch: 99 });
  expect(breaker.forbiddenAt(9)).toBe(null);
  hear(breaker, 'd', 8);
  expect(breaker.forbiddenAt(9)).toBe(null);
});
