import { expect, test } from 'vitest';
import { screenOfHash } from './route.ts';

test('every screen has its hash and anything else is the first', () => {
  expect(['#collect', '#train', '#compose', '#evaluate'].map(screenOfHash)).toEqual([
    'collect',
    'train',
    'compose',
    'evaluate',
  ]);
  expect(['', '#', '#Train', '#nowhere'].map(screenOfHash)).toEqual(Array(4).fill('collect'));
});
