// One spec over all backends; every one of them must exist in the test browser.
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { TINY_NETWORK, tinyBatches } from '../../testing/tinyNetwork.ts';
import { startBackend } from '../backends/tfjsBackends.ts';
import { drawDropout } from '../network/dropout.ts';
import { initialParameters } from '../network/initialise.ts';
import { parameterLayout } from '../network/layout.ts';
import { referenceStep } from '../reference/referenceNetwork.ts';
import { TfjsEngine } from './tfjsEngine.ts';

const { blocks } = parameterLayout(TINY_NETWORK);
const parameters = initialParameters(TINY_NETWORK, createRandom(3));

/** Relative L2 distance. */
function distance(actual: Float32Array, expected: Float64Array): number {
  let difference = 0;
  let norm = 0;
  expected.forEach((value, i) => {
    difference += (actual[i]! - value) ** 2;
    norm += value ** 2;
  });
  return Math.sqrt(difference / norm);
}

describe.each(['wasm', 'webgl', 'webgpu', 'cpu'] as const)('on %s', (backend) => {
  beforeAll(() => startBackend(backend));

  test('every gradient equals the float64 reference', async () => {
    const [batch] = tinyBatches(1);
    const dropout = drawDropout(TINY_NETWORK, 3, 0.3, createRandom(5));
    const engine = new TfjsEngine(TINY_NETWORK, parameters);
    const gradient = await engine.gradient(batch!, dropout);
    const expected = referenceStep(
      TINY_NETWORK,
      Float64Array.from(parameters),
      batch!,
      dropout,
    ).gradient;
    for (const { name, offset, size } of blocks)
      expect(
        distance(
          gradient.subarray(offset, offset + size),
          expected.subarray(offset, offset + size),
        ),
        name,
      ).toBeLessThan(1e-5);
    engine.dispose();
  });

  test('evaluation carries its state as the reference does', async () => {
    const engine = new TfjsEngine(TINY_NETWORK, parameters);
    let state: ReturnType<typeof referenceStep>['state'] | undefined;
    for (const batch of tinyBatches(4)) {
      const expected = referenceStep(
        TINY_NETWORK,
        Float64Array.from(parameters),
        batch,
        null,
        state,
      );
      state = expected.state;
      const nats = await engine.evaluate(batch);
      expect(Math.abs(nats / expected.nats - 1)).toBeLessThan(1e-5);
    }
    engine.dispose();
  });

  test('steps learn, leak no tensor, and free everything at the end', async () => {
    const before = tf.memory().numTensors;
    const engine = new TfjsEngine(TINY_NETWORK, parameters);
    const batches = tinyBatches(4);
    const pass = async (): Promise<number> => {
      let nats = 0;
      for (const batch of batches)
        nats += await engine.step(batch, { learningRate: 0.02, dropout: null });
      return nats;
    };
    const first = await pass();
    const afterFirst = tf.memory().numTensors;
    const second = await pass();
    expect(second).toBeLessThan(first * 0.9);
    expect(tf.memory().numTensors).toBe(afterFirst);
    engine.dispose();
    expect(tf.memory().numTensors).toBe(before);
  }, 60_000);

  test('a loaded checkpoint goes on as if it had not been interrupted', async () => {
    const [first, second] = tinyBatches(2);
    const options = { learningRate: 0.01, dropout: null };
    const engine = new TfjsEngine(TINY_NETWORK, parameters);
    await engine.step({ ...first!, resets: new Uint8Array(3).fill(1) }, options);
    const saved = [await engine.parameters(), await engine.optimizerState()] as const;
    const batch = { ...second!, resets: new Uint8Array(3).fill(1) };
    await engine.step(batch, options);
    const expected = await engine.parameters();
    engine.load(...saved);
    await engine.step(batch, options);
    expect(distance(await engine.parameters(), Float64Array.from(expected))).toBeLessThan(1e-6);
    engine.dispose();
  });
});
