import { expect, test } from 'vitest';
import { DEFAULT_TRAINING, type TrainSettings } from '../../core/model/training.ts';
import { createRandom } from '../../core/random.ts';
import { randomPiece } from '../../testing/randomScore.ts';
import { TINY_NETWORK } from '../../testing/tinyNetwork.ts';
import { tinyModel } from '../../testing/tinyModel.ts';
import { PRESETS } from '../network/layout.ts';
import { chooseAugmentation, chooseRecipe, extentOf } from './planRun.ts';

const set = (change: Partial<TrainSettings>): TrainSettings => ({ ...DEFAULT_TRAINING, ...change });

test('by itself: the less music, the more dropout', () => {
  const dropouts = [1000, 50_000, 200_000].map(
    (notes) => chooseRecipe(DEFAULT_TRAINING, null, notes).dropout,
  );
  expect(dropouts).toEqual([0.3, 0.2, 0.1]);
});

test('what the musician set stands in the place of the rule', () => {
  const recipe = chooseRecipe(set({ preset: 'M', learningRate: 1e-3, dropout: 0 }), null, 1000);
  expect(recipe).toMatchObject({ network: PRESETS.M, peakLearningRate: 1e-3, dropout: 0 });
});

test('going on from a model keeps its network and treads more softly', () => {
  const scratch = chooseRecipe(DEFAULT_TRAINING, null, 1000);
  const onward = chooseRecipe(set({ preset: 'L' }), tinyModel(new Float32Array()), 1000);
  expect(onward.network).toBe(TINY_NETWORK);
  expect(onward.peakLearningRate).toBeLessThan(scratch.peakLearningRate);
});

test('pieces that share a key are left in it, unless asked for', () => {
  const pieces = [randomPiece(createRandom(1), 20)];
  const transposes = (transposition: TrainSettings['transposition'], oneKey: boolean): boolean =>
    chooseAugmentation(set({ transposition }), pieces, oneKey).transposes;
  expect([transposes('auto', true), transposes('auto', false)]).toEqual([false, true]);
  expect([transposes('on', true), transposes('off', false)]).toEqual([true, false]);
});

test('a run is as long as its passes, or as its minutes', () => {
  expect(extentOf(set({ length: { kind: 'passes', passes: 3 } }), 1000)).toEqual({
    kind: 'notes',
    notes: 3000,
  });
  expect(extentOf(set({ length: { kind: 'minutes', minutes: 2 } }), 1000)).toEqual({
    kind: 'seconds',
    seconds: 120,
  });
});
