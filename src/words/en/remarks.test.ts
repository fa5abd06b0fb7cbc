import { expect, test } from 'vitest';
import { wordRemarks } from './remarks.ts';

test('tracks that break off are said once, with their number', () => {
  const track = (index: number) => ({ kind: 'truncated-track', track: index }) as const;
  expect(wordRemarks([track(0)])).toEqual([
    'The file is cut short. Everything before the cut is used.',
  ]);
  expect(wordRemarks([track(0), { kind: 'skipped-bytes', count: 1 }, track(3)])).toEqual([
    'The file is cut short in 2 tracks. Everything before the cut is used.',
    '1 damaged byte was skipped.',
  ]);
});
