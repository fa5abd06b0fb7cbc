import { expect, test } from 'vitest';
import type { ErrorCode } from '../../core/errors.ts';
import { wordError } from './errors.ts';

test('an unsupported file is told by its kind, and an unknown kind still gets words', () => {
  expect(wordError('file/unsupported', { kind: 'archive' }).next).toContain('Unpack');
  expect(wordError('file/unsupported', {}).what).toContain('cannot read this kind of file');
});

test('a folder without music is told from one with other files beside it', () => {
  expect(wordError('file/unsupported', { kind: 'folder', otherFiles: 3 }).what).toBe(
    'This folder has no MIDI files or recordings.',
  );
  expect(wordError('file/unsupported', { kind: 'rest of folder', otherFiles: 3 }).what).toBe(
    '3 files in this folder are neither MIDI nor audio and were skipped.',
  );
});

test('a damaged project is told with the file in it and what is wrong', () => {
  expect(wordError('project/damaged', { entry: 'takes/0001.json', reason: 'checksum' }).what).toBe(
    'This project file is damaged: takes/0001.json, its contents were altered.',
  );
  expect(wordError('project/damaged', { entry: '', reason: 'broken-off' }).what).toBe(
    'This project file is damaged: it is cut short.',
  );
});

test('a code of another version gets words', () => {
  expect(wordError('constructor' as ErrorCode, {}).what).toContain('unexpected went wrong');
});
