import { expect, test } from 'vitest';
import { wordImported } from './imports.ts';

test('the end of an import says what became of every file', () => {
  expect(wordImported({ imported: 10, cutShort: 0, copies: 0, recordings: 0, skipped: 0 })).toBe(
    '10 pieces added.',
  );
  expect(wordImported({ imported: 1, cutShort: 0, copies: 0, recordings: 0, skipped: 1 })).toBe(
    '1 piece added, 1 file skipped; the reason is below.',
  );
  expect(
    wordImported({ imported: 0, cutShort: 0, copies: 0, recordings: 0, skipped: 3 }),
  ).toContain('All 3 files were skipped');
  expect(wordImported({ imported: 0, cutShort: 0, copies: 0, recordings: 2, skipped: 0 })).toBe(
    '2 recordings to transcribe.',
  );
  expect(wordImported({ imported: 1, cutShort: 0, copies: 0, recordings: 1, skipped: 1 })).toBe(
    '1 piece added, 1 recording to transcribe, 1 file skipped; the reason is below.',
  );
  expect(wordImported({ imported: 5, cutShort: 2, copies: 0, recordings: 0, skipped: 0 })).toBe(
    '5 pieces added (2 cut short).',
  );
  expect(wordImported({ imported: 5, cutShort: 2, copies: 1, recordings: 0, skipped: 0 })).toBe(
    '5 pieces added (2 cut short; 1 copy, not included).',
  );
  expect(wordImported({ imported: 1, cutShort: 1, copies: 0, recordings: 0, skipped: 0 })).toBe(
    '1 piece added (cut short).',
  );
});
