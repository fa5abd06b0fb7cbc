import { expect, test } from 'vitest';
import { formatTimeOfDay, wordSize } from './modelWording.ts';

const network = { layers: 1, headSize: 64, embeddingSizes: [8, 8, 8, 8, 8, 8] } as const;

test('the size of a model is a word', () => {
  const words = [64, 128, 256, 512].map((hiddenSize) => wordSize({ ...network, hiddenSize }));
  expect(words).toEqual(['small', 'small', 'medium', 'large']);
});

test('the time of day is on the musician’s own clock, without seconds', () => {
  const local = new Date(2026, 10, 22, 9, 5, 59);
  expect(formatTimeOfDay(local.toISOString())).toBe('09:05');
});
