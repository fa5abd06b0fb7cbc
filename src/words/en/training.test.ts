import { expect, test } from 'vitest';
import {
  wordEnd,
  wordEstimate,
  wordHeard,
  wordHeld,
  wordHeldOut,
  wordPieces,
  wordRecovery,
  wordPitchMap,
  wordResumption,
  wordTimeLeft,
  wordTooLittle,
} from './training.ts';

const facts = {
  engines: [],
  totalNotes: null,
  trainingNotes: 9000,
  validationNotes: 1200,
  parameterCount: 1,
  baselineNatsPerNote: 7,
  validationKind: 'pieces',
  isValidationHeard: false,
} as const;

test('what is held out is said, and an optimistic measure is called so', () => {
  expect(wordHeldOut(facts)).toContain('1,200 notes from whole');
  expect(wordHeldOut({ ...facts, validationKind: 'within' })).toContain(
    'a little better than it is',
  );
  expect(wordHeldOut({ ...facts, isValidationHeard: true })).toContain('knew some of them');
});

test('pieces are said to be kept aside only where whole ones are', () => {
  expect(wordPieces(0)).toContain('nothing to learn from');
  expect(wordPieces(7)).toBe('7 pieces to learn from.');
  expect(wordPieces(8)).toBe('8 pieces: 6 to learn from, 2 set aside for checking.');
  expect(wordPieces(100)).toBe('100 pieces: 90 to learn from, 10 set aside for checking.');
});

test('a pitch map that shows no more than chance is called so', () => {
  const map = { lowestPitch: 60, places: new Float64Array(24), chance: 0.13 };
  expect(wordPitchMap({ ...map, shares: [0.26, 0.09] })).toMatch(
    /C4 to B4 .* 35 % .* differences\.$/,
  );
  expect(wordPitchMap({ ...map, shares: [0.06, 0.06] })).toContain('hardly more than chance');
});

test('too little music is told with how much is needed', () => {
  expect(wordTooLittle(37)).toContain(
    'needs at least 100 notes to learn from, and these pieces have 37.',
  );
});

test('the time is told as the longest it may take, and not before it is known', () => {
  expect(wordEstimate(63)).toBe('On this device: about 70 seconds at most.');
  expect(wordEstimate(undefined)).toContain('Measuring how long');
});

test('what was heard is told of what is planned, where that is counted in notes', () => {
  expect(wordHeard(1200, 5000)).toBe('1,200 of 5,000 notes processed');
  expect(wordHeard(1, null)).toBe('1 note processed');
});

test('what a run went through is told, with the engine only where that is another one', () => {
  const resumption = { after: 'page closed', notesSeen: 12_300, engine: 'webgpu' } as const;
  const went = 'Training resumed at 12,300 notes after the page was closed.';
  expect(wordResumption(resumption, undefined)).toBe(went);
  expect(wordResumption(resumption, 'webgpu')).toBe(went);
  expect(wordResumption(resumption, 'wasm')).toContain(
    'now runs on one processor core, because the gra',
  );
  expect(wordResumption({ after: 'crash', notesSeen: 0, engine: null }, 'wasm')).toBe(
    'Training started over after an unexpected stop.',
  );
  expect(wordResumption({ ...resumption, after: 'sleep' }, undefined)).toContain('to sleep.');
});

test('an engine that failed is named, with what was kept', () => {
  const recovery = { failed: 'webgpu', reason: 'the device was lost', notesSeen: 4000 } as const;
  expect(wordRecovery(recovery)).toContain('Computing on the graphics chip (WebGPU) failed.');
  expect(wordRecovery(recovery)).toContain('at 4,000 notes; nothing before that was lost.');
});

test('the time left is not told before it is measured', () => {
  expect(wordTimeLeft(null)).toBe('estimating the time left');
  expect(wordTimeLeft(600)).toBe('about 10 minutes left');
});

test('a run that no longer got better says how it ended', () => {
  expect(wordEnd('early-stop', 5000)).toContain(
    'went back to its best point and finished from there',
  );
  expect(wordEnd('early-stop', 0)).toContain('nothing it learned was better');
});

test('a training that waits says why, and how far it had got', () => {
  const held = { notesSeen: 1200, hasLearned: true };
  expect(wordHeld({ ...held, why: 'failed' })).toContain('had reached 1,200 notes');
  expect(wordHeld({ ...held, why: 'page closed' })).toContain('closed several times');
  expect(wordHeld({ ...held, why: 'page closed', notesSeen: 0 })).not.toContain('reached');
  expect(wordHeld({ ...held, why: 'elsewhere' })).toContain('Another tab');
});
