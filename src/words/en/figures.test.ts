import { expect, test } from 'vitest';
import { countOf, formatClock, wordLength, wordWait } from './figures.ts';

test('counts carry separators and agree in number', () => {
  expect(countOf(1, 'piece')).toBe('1 piece');
  expect(countOf(0, 'piece')).toBe('0 pieces');
  expect(countOf(12345, 'note')).toBe('12,345 notes');
});

test('the clock drops fractions and grows hours only when needed', () => {
  expect(formatClock(0)).toBe('0:00');
  expect(formatClock(59.99)).toBe('0:59');
  expect(formatClock(192)).toBe('3:12');
  expect(formatClock(3723)).toBe('1:02:03');
});

test('a wait is never more exact than it can be', () => {
  expect(wordWait(3)).toBe('a few seconds');
  expect(wordWait(34)).toBe('about 40 seconds');
  expect(wordWait(90)).toBe('about 2 minutes');
  expect(wordWait(7200)).toBe('about 2 hours');
});

test('a short piece is never nought minutes long', () => {
  expect(wordLength(0)).toBe('under a minute');
  expect(wordLength(59)).toBe('under a minute');
  expect(wordLength(60)).toBe('1 minute');
  expect(wordLength(1950)).toBe('33 minutes');
});
