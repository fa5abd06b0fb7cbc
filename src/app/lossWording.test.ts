import { expect, test } from 'vitest';
import { createAppStore } from '../store/store.ts';
import { libraryPiece } from '../testing/libraryPiece.ts';
import { hasWorkToLose, wordLoss } from './lossWording.ts';

test('nothing to lose is nothing to say', () => {
  const state = createAppStore().getState();
  expect(wordLoss(state)).toBeNull();
  expect(hasWorkToLose(state)).toBe(false);
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
