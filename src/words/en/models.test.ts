import { expect, test } from 'vitest';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import { wordModel, wordModelChoice } from './models.ts';

test('a model is told by its size and the time of day on the musician’s own clock', () => {
  const createdAt = new Date(2026, 10, 22, 9, 5, 59).toISOString();
  const model = (hiddenSize: number) =>
    ({ name: 'Rags', network: { hiddenSize }, provenance: { createdAt } }) as TrainedModel;
  expect([128, 256, 512].map((size) => wordModel(model(size)))).toEqual([
    'Small model, ready at 09:05',
    'Medium model, ready at 09:05',
    'Large model, ready at 09:05',
  ]);
  expect(wordModelChoice(model(128))).toBe('Small, 09:05: Rags');
});
