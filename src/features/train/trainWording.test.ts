import { expect, test } from 'vitest';
import { wordHeldOut, wordPieces } from './trainWording.ts';

const facts = {
  engines: [],
  totalNotes: null,
  trainingNotes: 9000,
  validationNotes: 1200,
  parameterCount: 1,
  baselineNatsPerNote: 7,
};

test('what is held out is said, and an optimistic measure is called so', () => {
  expect(wordHeldOut({ ...facts, validationKind: 'pieces' })).toContain('1,200 notes of whole');
  expect(wordHeldOut({ ...facts, validationKind: 'within' })).toContain('flatters');
});

test('pieces are said to be kept aside only where whole ones are', () => {
  expect(wordPieces(0)).toContain('nothing to learn from');
  expect(wordPieces(7)).toBe('7 pieces to learn from.');
  expect(wordPieces(8)).toBe('8 pieces: 6 to learn from, 2 kept aside to judge by.');
  expect(wordPieces(100)).toBe('100 pieces: 90 to learn from, 10 kept aside to judge by.');
});
