import { beforeEach, expect, test } from 'vitest';
import { libraryPiece } from '../testing/libraryPiece.ts';
import { createAppStore, type AppStore } from './store.ts';
import type { Removed } from './trash.ts';

let store: AppStore;
const rowIds = () => store.getState().library.rows.map(({ id }) => id);

/** Removes rows as the command does. */
function remove(ids: readonly string[]): void {
  const state = store.getState();
  const removed: Removed = {
    kind: 'rows',
    entries: state.library.rows
      .map((item, index) => ({ item, index }))
      .filter(({ item }) => ids.includes(item.id)),
  };
  state.removeRows(new Set(ids));
  state.setRemoved(removed);
}

beforeEach(() => {
  store = createAppStore();
  for (const id of ['a', 'b', 'c', 'd']) store.getState().addRow(libraryPiece(id));
});

test('everything comes back where it stood, once', () => {
  remove(['a', 'c', 'd']);
  expect(rowIds()).toEqual(['b']);
  store.getState().restoreRemoved();
  store.getState().restoreRemoved();
  expect(rowIds()).toEqual(['a', 'b', 'c', 'd']);
});

test('places that are gone meanwhile are the end of the list', () => {
  remove(['d']);
  store.getState().removeRows(new Set(['a', 'b', 'c']));
  store.getState().restoreRemoved();
  expect(rowIds()).toEqual(['d']);
});

test('a removal is told from the one before, and forgetting or undoing is none', () => {
  const removals = () => store.getState().trash.removals;
  remove(['a']);
  const first = removals();
  remove(['b']);
  expect(removals()).not.toBe(first);
  const second = removals();
  store.getState().restoreRemoved();
  store.getState().setRemoved(null);
  expect(removals()).toBe(second);
});

test('what is no longer told of can still be put back', () => {
  remove(['b']);
  expect(store.getState().trash.isTold).toBe(true);
  store.getState().stopTellingRemoved();
  expect(store.getState().trash.isTold).toBe(false);
  store.getState().restoreRemoved();
  expect(rowIds()).toEqual(['a', 'b', 'c', 'd']);
});
