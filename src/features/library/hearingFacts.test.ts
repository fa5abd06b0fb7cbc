import { expect, test } from 'vitest';
import { DEFAULT_HEARING } from '../../core/transcription/hearNotes.ts';
import { isUsualHearing } from './hearingFacts.ts';
import { isSlip } from './slip.ts';

test('sliders are usual when all stand as they did, moved there or not', () => {
  expect(isUsualHearing({ ...DEFAULT_HEARING })).toBe(true);
  expect(isUsualHearing({ ...DEFAULT_HEARING, faintest: 0.9 })).toBe(false);
});

test('the second press of a double-click is no choice; one made later is', () => {
  expect(isSlip(1000, 1200)).toBe(true);
  expect(isSlip(1000, 1500)).toBe(false);
  expect(isSlip(null, 10)).toBe(false);
});
