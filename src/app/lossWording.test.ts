import { expect, test } from 'vitest';
import { createAppStore } from '../store/store.ts';
import { libraryPiece } from '../testing/libraryPiece.ts';
import { hasWorkToLose, wordLoss } from './lossWording.ts';

test('nothing to lose is nothing to say', () => {
  const state = createAppStore().getState();
  expect(wordLoss(state)).toBeNull();
  expect(hasWorkToLose(state)).toBe(false);
});

test('what was played on a keyboard is lost too', () => {
  const store = createAppStore();
  const { score, events } = libraryPiece('a');
  const opening = { id: 'o', title: 'Opening', score, events };
  store.getState().setRecorder({ status: 'done', result: opening });
  expect(wordLoss(store.getState())).toBe('1 opening');
  expect(hasWorkToLose(store.getState())).toBe(true);
});

test('pieces alone can be dropped again; a training cannot', () => {
  const store = createAppStore();
  store.getState().addRow(libraryPiece('a'));
  expect(wordLoss(store.getState())).toBe('1 piece');
  expect(hasWorkToLose(store.getState())).toBe(false);
  store.getState().startRun();
  expect(wordLoss(store.getState())).toBe('the training under way and 1 piece');
  expect(hasWorkToLose(store.getState())).toBe(true);
});
