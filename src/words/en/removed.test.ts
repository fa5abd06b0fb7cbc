import { expect, test } from 'vitest';
import type { LibraryRow, SkippedFile } from '../../store/library.ts';
import type { HeardRecording } from '../../store/review.ts';
import { libraryPiece } from '../../testing/libraryPiece.ts';
import { wordRemoved, wordRestored } from './removed.ts';

const skipped: SkippedFile = {
  kind: 'skipped',
  id: 'x',
  fileName: 'x.mid',
  failure: { code: 'file/empty', message: '', details: {} },
};
const removed = (...items: readonly LibraryRow[]) =>
  wordRemoved({ kind: 'rows', entries: items.map((item, index) => ({ item, index })) });

test('one is named, several are counted as what they are', () => {
  expect(removed(libraryPiece('a'))).toBe('Removed Random.');
  expect(removed(skipped)).toBe('Removed x.mid.');
  expect(removed(libraryPiece('a'), libraryPiece('b'))).toBe('Removed 2 pieces.');
  expect(removed(skipped, skipped, skipped)).toBe('Removed 3 files.');
});

test('what came back is named alike', () => {
  const item = libraryPiece('a');
  expect(wordRestored({ kind: 'rows', entries: [{ item, index: 0 }] })).toBe('Restored Random.');
});

test('an opening is named', () => {
  const { score, events } = libraryPiece('a');
  const item = { id: 'o', title: 'Opening 2', score, events };
  const opening = { kind: 'recordings', entries: [{ item, index: 0 }] } as const;
  expect(wordRemoved(opening)).toBe('Removed Opening 2.');
  expect(wordRestored(opening)).toBe('Restored Opening 2.');
});

test('a recording under review is discarded', () => {
  const item = { score: libraryPiece('a').score } as HeardRecording;
  const heard = { kind: 'heard', entries: [{ item, index: 0 }] } as const;
  expect(wordRemoved(heard)).toBe('Discarded Random.');
  expect(wordRestored(heard)).toBe('Restored Random.');
});
