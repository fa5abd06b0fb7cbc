import { expect, test } from 'vitest';
import { wordError } from './errorWording.ts';

test('an unsupported file is told by its kind, and an unknown kind still gets words', () => {
  expect(wordError('file/unsupported', { kind: 'audio' }).what).toContain('recording');
  expect(wordError('file/unsupported', { kind: 'archive' }).next).toContain('Unpack');
  expect(wordError('file/unsupported', {}).what).toContain('not one Cadenza reads');
});
