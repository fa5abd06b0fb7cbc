// On the test browser's software adapter: each decomposition does what every engine must, and nothing
// stays behind on the device.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Batch } from '../../../core/dataset/batch.ts';
import { createRandom } from '../../../core/random.ts';
import { testEngine } from '../../../testing/engineSpec.ts';
import { TINY_NETWORK, tinyBatches } from '../../../testing/tinyNetwork.ts';
import { startBackend } from '../../backends/tfjsBackends.ts';
import { initialParameters } from '../../network/initialise.ts';
import { blockOf, parameterLayout } from '../../network/layout.ts';
import { distance } from '../../reference/distance.ts';
import { referenceStep } from '../../reference/referenceNetwork.ts';
import { DECOMPOSITIONS } from './chooseDecomposition.ts';
import { tfjsDevice } from './tfjsDevice.ts';
import { WebGpuEngine } from './webGpuEngine.ts';

const errors: string[] = [];
/** Created and not destroyed. */
const buffers = new Set<GPUBuffer>();
const originals = [
  Object.getOwnPropertyDescriptor(GPUDevice.prototype, 'createBuffer')!,
  Object.getOwnPropertyDescriptor(GPUBuffer.prototype, 'destroy')!,
] as const;

beforeAll(async () => {
  await startBackend('webgpu');
  tfjsDevice().onuncapturederror = ({ error }) => errors.push(error.message);
  const createBuffer = originals[0].value as GPUDevice['createBuffer'];
  const destroy = originals[1].value as GPUBuffer['destroy'];
  GPUDevice.prototype.createBuffer = function (this: GPUDevice, descriptor) {
    const buffer = createBuffer.call(this, descriptor);
    buffers.add(buffer);
    return buffer;
  };
  GPUBuffer.prototype.destroy = function (this: GPUBuffer) {
    buffers.delete(this);
    destroy.call(this);
  };
});

afterAll(() => {
  Object.defineProperty(GPUDevice.prototype, 'createBuffer', originals[0]);
  Object.defineProperty(GPUBuffer.prototype, 'destroy', originals[1]);
  expect(errors).toEqual([]);
  expect(buffers.size).toBe(0);
});

function firstSteps(batch: Batch, steps: number): Batch {
  const rows = steps * batch.streams;
  const cut = <Values extends Int32Array | Uint8Array>(values: Values): Values =>
    values.slice(0, (values.length / (batch.steps * batch.streams)) * rows) as Values;
  return {
    ...batch,
    steps,
    inputs: cut(batch.inputs),
    targets: cut(batch.targets),
    weights: cut(batch.weights),
    legal: cut(batch.legal),
    sideBefore: cut(batch.sideBefore),
    sideAt: cut(batch.sideAt),
  };
}

describe.each(DECOMPOSITIONS)('by $kind, $rows rows', (decomposition) => {
  testEngine({
    create: (parameters) =>
      WebGpuEngine.create(tfjsDevice(), TINY_NETWORK, parameters, decomposition),
    used: () => buffers.size,
    noise: 0,
  });
});

// Here a sequence's workgroup is larger than what a device runs in lockstep, so its barriers matter.
test('a wide layer by sequence', async () => {
  const spec = { ...TINY_NETWORK, hiddenSize: 128, layers: 1 };
  const parameters = initialParameters(spec, createRandom(3));
  const [batch] = tinyBatches(1);
  const { blocks } = parameterLayout(spec);
  const expected = referenceStep(spec, Float64Array.from(parameters), batch!).gradient;
  for (const decomposition of DECOMPOSITIONS.filter(({ kind }) => kind === 'sequence')) {
    const engine = await WebGpuEngine.create(tfjsDevice(), spec, parameters, decomposition);
    const gradient = await engine.gradient(batch!, null);
    engine.dispose();
    for (const name of ['lstm_0/kernel', 'lstm_0/recurrent_kernel', 'lstm_0/bias']) {
      const [part, wanted] = [blockOf(gradient, blocks, name), blockOf(expected, blocks, name)];
      expect(distance(part, wanted), name).toBeLessThan(1e-5);
    }
  }
}, 60_000);

describe('with the decomposition chosen by trial', () => {
  const parameters = initialParameters(TINY_NETWORK, createRandom(3));
  const options = { learningRate: 0.02, dropout: null };

  test('100 steps leave no buffer behind, nor do changes of shape', async () => {
    const engine = await WebGpuEngine.create(tfjsDevice(), TINY_NETWORK, parameters);
    const [whole] = tinyBatches(1);
    const batch = firstSteps(whole!, 1);
    await engine.step(batch, options);
    await engine.evaluate(batch);
    const afterOne = buffers.size;
    for (let step = 0; step < 100; step++) await engine.step(batch, options);
    expect(buffers.size).toBe(afterOne);

    for (const steps of [1, 2, 3]) await engine.evaluate(firstSteps(whole!, steps));
    const withTwoShapes = buffers.size;
    for (const steps of [1, 2, 3]) await engine.evaluate(firstSteps(whole!, steps));
    expect(buffers.size).toBe(withTwoShapes);
    engine.dispose();
  }, 60_000);

  test('a batch too large for the device is an error, and the engine goes on', async () => {
    const engine = await WebGpuEngine.create(tfjsDevice(), TINY_NETWORK, parameters);
    const [batch] = tinyBatches(1);
    await expect(engine.evaluate({ ...batch!, streams: 3e7 })).rejects.toThrow();
    expect(await engine.evaluate(batch!)).toBeGreaterThan(0);
    engine.dispose();
  });

  test('a lost device is an error of the step, and the engine can still be freed', async () => {
    const adapter = await navigator.gpu.requestAdapter();
    const device = await adapter!.requestDevice();
    const [batch] = tinyBatches(1);
    const engine = await WebGpuEngine.create(device, TINY_NETWORK, parameters);
    await engine.step(batch!, options);
    const pending = engine.step(batch!, options);
    device.destroy();
    await expect(pending).rejects.toThrow();
    await expect(engine.step(batch!, options)).rejects.toThrow();
    await expect(engine.parameters()).rejects.toThrow();
    engine.dispose();
  });
});
