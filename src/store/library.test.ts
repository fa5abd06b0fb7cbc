import { beforeEach, expect, test } from 'vitest';
import { libraryPiece } from '../testing/libraryPiece.ts';
import { findPiece, includedPieces, piecesOf, type SkippedFile } from './library.ts';
import { createAppStore, type AppStore } from './store.ts';

const skipped: SkippedFile = {
  kind: 'skipped',
  id: 'x',
  fileName: 'x.mid',
  failure: { code: 'file/empty', message: '', details: {} },
};
let store: AppStore;
const rows = () => store.getState().library.rows;
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

beforeEach(() => {
  store = createAppStore();
  const { addRow } = store.getState();
  for (const row of [libraryPiece('a'), skipped, libraryPiece('b')]) addRow(row);
});

test('pieces are told from skipped files, and included ones from the rest', () => {
  store.getState().setPieceIncluded('a', false);
  expect(ids(piecesOf(rows()))).toEqual(['a', 'b']);
  expect(ids(includedPieces(rows()))).toEqual(['b']);
  expect(findPiece(rows(), 'b')).toBe(rows()[2]);
  expect(findPiece(rows(), 'x')).toBeUndefined();
});

test('switching one piece leaves the other rows the same objects', () => {
  const [, second, third] = rows();
  store.getState().setPieceIncluded('a', false);
  expect(rows()[1]).toBe(second);
  expect(rows()[2]).toBe(third);
});
