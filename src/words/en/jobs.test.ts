import { expect, test } from 'vitest';
import { wordTrainingEnd } from './jobs.ts';

test('how a training ended', () => {
  expect(wordTrainingEnd('plan', 9)).toMatch(/^Training finished\./);
  expect(wordTrainingEnd('early-stop', 9)).toMatch(/^Training finished\./);
  expect(wordTrainingEnd('stop', 9)).toBe('Training stopped. The best model is kept.');
  expect(wordTrainingEnd('stop', 0)).toMatch(/^Training stopped\. Nothing it learned/);
  expect(wordTrainingEnd('crashed', 9)).toMatch(/^Training stopped unexpectedly\./);
});
