import { expect, test } from 'vitest';
import { wordHeldOut } from './trainWording.ts';

const facts = {
  engines: [],
  trainingNotes: 9000,
  validationNotes: 1200,
  parameterCount: 1,
  baselineNatsPerNote: 7,
};

test('what is held out is said, and an optimistic measure is called so', () => {
  expect(wordHeldOut({ ...facts, validationKind: 'pieces' })).toContain('1,200 notes of whole');
  expect(wordHeldOut({ ...facts, validationKind: 'within' })).toContain('flatters');
});
