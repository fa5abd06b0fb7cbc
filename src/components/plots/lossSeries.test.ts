import { expect, test } from 'vitest';
import { mergeLosses } from './lossSeries.ts';

test('moments measured by both share a row, the rest stand between', () => {
  const training = [
    { notesSeen: 100, loss: 9 },
    { notesSeen: 300, loss: 7 },
  ];
  const validation = [
    { notesSeen: 0, loss: 12 },
    { notesSeen: 300, loss: 8 },
  ];
  expect(mergeLosses(training, validation)).toEqual([
    { notesSeen: 0, validation: 12 },
    { notesSeen: 100, training: 9 },
    { notesSeen: 300, training: 7, validation: 8 },
  ]);
});
