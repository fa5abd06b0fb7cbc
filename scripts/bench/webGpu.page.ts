// The page's part of the WebGPU figures.
import type { PresetName } from '../../src/core/model/trainedModel.ts';
import { createRandom } from '../../src/core/random.ts';
import { probeHardware, startBackend } from '../../src/learning/backends/tfjsBackends.ts';
import { drawDropout } from '../../src/learning/network/dropout.ts';
import { initialParameters } from '../../src/learning/network/initialise.ts';
import { parameterLayout } from '../../src/learning/network/layout.ts';
import { referenceStep } from '../../src/learning/reference/referenceNetwork.ts';
import { DECOMPOSITIONS } from '../../src/learning/tfjs/webgpu/chooseDecomposition.ts';
import { tfjsDevice } from '../../src/learning/tfjs/webgpu/tfjsDevice.ts';
import { WebGpuEngine } from '../../src/learning/tfjs/webgpu/webGpuEngine.ts';
import { TINY_NETWORK, tinyBatches } from '../../src/testing/tinyNetwork.ts';
import { SHAPES, type LanguageModelShape } from './languageModel.ts';
import { StockModel } from './stockModel.ts';
import {
  add,
  addPreset,
  distance,
  randomParameters,
  randomTokens,
  type ShapeName,
} from './train.page.ts';
import { WebGpuLanguageModel } from './webGpuLanguageModel.ts';

/** Starts tfjs' WebGPU. @returns the adapter, and whether it is one. */
export async function start(): Promise<{ adapter: string; isHardware: boolean }> {
  const { status, detail } = await probeHardware('webgpu');
  await startBackend('webgpu');
  return { adapter: detail, isHardware: status === 'hardware' };
}

/** @returns how the recurrence runs, and the dispatches of a step. */
export async function prepareWebGpu(
  name: string,
  shapeName: ShapeName,
): Promise<{ decomposition: string; dispatches: number }> {
  const shape = SHAPES[shapeName];
  const model = await WebGpuLanguageModel.create(tfjsDevice(), shape, randomParameters(shape));
  const [inputs, targets] = randomTokens(shape);
  add(name, inputs.length, () => model.step(inputs, targets, 1e-3));
  const { decomposition, dispatchCount: dispatches } = model;
  return { decomposition: `${decomposition.kind}, ${decomposition.rows} rows`, dispatches };
}

export async function prepareWebGpuPreset(name: string, preset: PresetName): Promise<void> {
  await addPreset(name, preset, (spec, parameters) =>
    WebGpuEngine.create(tfjsDevice(), spec, parameters),
  );
}

/** Of every block of the app's network, by every decomposition, against the float64 reference. */
export async function worstWebGpuGradientDistance(): Promise<number> {
  const parameters = initialParameters(TINY_NETWORK, createRandom(3));
  const [batch] = tinyBatches(1);
  const dropout = drawDropout(TINY_NETWORK, batch!.streams, 0.3, createRandom(5));
  const exact = Float64Array.from(parameters);
  const expected = referenceStep(TINY_NETWORK, exact, batch!, dropout).gradient;
  let worst = 0;
  for (const decomposition of DECOMPOSITIONS) {
    const engine = await WebGpuEngine.create(tfjsDevice(), TINY_NETWORK, parameters, decomposition);
    const gradient = await engine.gradient(batch!, dropout);
    for (const { offset, size } of parameterLayout(TINY_NETWORK).blocks) {
      const part = gradient.subarray(offset, offset + size);
      worst = Math.max(worst, distance(part, expected.subarray(offset, offset + size)));
    }
    engine.dispose();
  }
  return worst;
}

/** The language model against TensorFlow.js' own layers with the same weights, of every weight. */
export async function worstWebGpuDistanceFromStock(): Promise<number> {
  const shape: LanguageModelShape = {
    streams: 4,
    steps: 5,
    tokens: 21,
    embeddingSize: 8,
    hiddenSize: 16,
    layers: 2,
  };
  const parameters = randomParameters(shape);
  const [inputs, targets] = randomTokens(shape);
  const stock = await StockModel.create(shape, 'cpu');
  stock.setParameters(parameters);
  const expected = await stock.gradient(inputs, targets);
  stock.dispose();
  const model = await WebGpuLanguageModel.create(tfjsDevice(), shape, parameters);
  const gradient = await model.gradient(inputs, targets);
  model.dispose();
  let worst = 0;
  let offset = 0;
  for (const values of expected) {
    const part = gradient.subarray(offset, offset + values.length);
    worst = Math.max(worst, distance(part, values));
    offset += values.length;
  }
  return worst;
}
