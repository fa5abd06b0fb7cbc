import { expect, test } from 'vitest';
import { wordAdventure } from './adventure.ts';

test('every step of the slider has its word, also those floating point misses', () => {
  expect([0.8, 0.9, 1, 0.1 * 3 + 0.7, 1.1, 1.2].map(wordAdventure)).toEqual([
    '0.80, very careful',
    '0.90, careful',
    '1.00, as learned',
    '1.00, as learned',
    '1.10, daring',
    '1.20, bold',
  ]);
});
