import { expect, test } from 'vitest';
import { wordChosen } from './compose.ts';

test('a note that was chosen, in a line', () => {
  expect(wordChosen('E♭4 in bar 3', 0.124)).toBe('E flat 4 in bar 3: 12 % likely, as learned.');
  expect(wordChosen('drum 38 in bar 1', 0.001)).toBe('drum 38 in bar 1: < 1 % likely, as learned.');
  expect(wordChosen('C4 in bar 1', 0)).toBe('C4 in bar 1: not likely at all, as learned.');
});
