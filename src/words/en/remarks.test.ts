import { expect, test } from 'vitest';
import { wordRemarks } from './remarks.ts';

test('tracks that break off are said once, with their number', () => {
  const track = (index: number) => ({ kind: 'truncated-track', track: index }) as const;
  expect(wordRemarks([track(0)])).toEqual([
    'The file breaks off early. What came before the break is used.',
  ]);
  expect(wordRemarks([track(0), { kind: 'skipped-bytes', count: 1 }, track(3)])).toEqual([
    'The file breaks off early in 2 tracks. What came before the break is used.',
    '1 byte that made no sense was stepped over.',
  ]);
});
