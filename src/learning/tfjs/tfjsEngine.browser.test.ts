// One spec over the backends that run plain ops; every one of them must exist in the test browser. WebGPU
// has an engine of its own.
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { testEngine } from '../../testing/engineSpec.ts';
import { TINY_NETWORK, tinyBatches } from '../../testing/tinyNetwork.ts';
import { startBackend } from '../backends/tfjsBackends.ts';
import { initialParameters } from '../network/initialise.ts';
import { TfjsEngine } from './tfjsEngine.ts';

describe.each(['wasm', 'webgl', 'cpu'] as const)('on %s', { timeout: 60_000 }, (backend) => {
  const create = (parameters: Float32Array): TfjsEngine => new TfjsEngine(TINY_NETWORK, parameters);

  // The first step compiles WebGL's shaders, which takes seconds in software.
  beforeAll(async () => {
    await startBackend(backend);
    const engine = create(initialParameters(TINY_NETWORK, createRandom(3)));
    await engine.step(tinyBatches(1)[0]!, { learningRate: 0, dropout: null });
    engine.dispose();
  }, 60_000);

  testEngine({
    create: (parameters) => Promise.resolve(create(parameters)),
    used: () => tf.memory().numTensors,
    noise: 1e-6,
  });
});
