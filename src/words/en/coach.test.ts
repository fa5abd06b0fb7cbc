import { expect, test } from 'vitest';
import type { Advice, Remedy } from '../../core/coach/advice.ts';
import { wordAdvice, wordRemedy } from './coach.ts';

const add: Remedy = { kind: 'add-pieces' };

test('learning by heart is told with the pass whose weights are kept', () => {
  const { why } = wordAdvice({ kind: 'memorising', bestPass: 14, remedy: { kind: 'stop' } });
  expect(why).toContain('pass 14, is kept; training will end on its own');
  expect(wordAdvice({ kind: 'memorising', bestPass: 14, remedy: add }).why).toContain(
    'more pieces',
  );
});

test('one piece and several are told from each other, and the smaller part is named', () => {
  const mixed = (others: number, othersHaveIt: boolean): string =>
    wordAdvice({ kind: 'mixed-beat', others, othersHaveIt, remedy: add }).what;
  expect(mixed(1, true)).toBe('1 piece played freely among pieces in a strict beat.');
  expect(mixed(3, false)).toBe('3 pieces in a strict beat among pieces played freely.');
  expect(wordRemedy({ kind: 'leave-out', pieceIds: ['a', 'b'] })).toBe('Leave out these 2');
  expect(wordRemedy({ kind: 'leave-out', pieceIds: ['a'] })).toBe('Leave out it');
});

test('nothing the coach says shouts', () => {
  const all: readonly Advice[] = [
    { kind: 'still-improving', remedy: { kind: 'train-on' } },
    { kind: 'below-counting', loss: 8, counting: 7, isWithin: false, remedy: add },
    { kind: 'below-counting', loss: 3, counting: 1.5, isWithin: true, remedy: add },
    { kind: 'one-note', share: 0.8, remedy: { kind: 'bolder' } },
    { kind: 'one-loop', bars: 12, remedy: { kind: 'bolder' } },
    { kind: 'small', notes: 400, remedy: add },
  ];
  for (const advice of all) {
    const { what, why } = wordAdvice(advice);
    expect(`${what} ${why}`).not.toMatch(/!|undefined|NaN/);
    expect(what).toMatch(/\.$/);
  }
});
