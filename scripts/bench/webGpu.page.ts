// The page's part of the WebGPU figures.
import type { PresetName } from '../../src/core/model/trainedModel.ts';
import { probeHardware, startBackend } from '../../src/learning/backends/tfjsBackends.ts';
import { DECOMPOSITIONS } from '../../src/learning/tfjs/webgpu/chooseDecomposition.ts';
import { tfjsDevice } from '../../src/learning/tfjs/webgpu/tfjsDevice.ts';
import { WebGpuEngine } from '../../src/learning/tfjs/webgpu/webGpuEngine.ts';
import { SHAPES } from './languageModel.ts';
import {
  add,
  addPreset,
  randomParameters,
  randomTokens,
  worstFromReference,
  worstFromStock,
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

/** By every decomposition. */
export function worstWebGpuGradientDistance(): Promise<number> {
  return worstFromReference(
    DECOMPOSITIONS.map(
      (decomposition) => (spec, parameters) =>
        WebGpuEngine.create(tfjsDevice(), spec, parameters, decomposition),
    ),
  );
}

export function worstWebGpuDistanceFromStock(): Promise<number> {
  return worstFromStock([
    (shape, parameters) => WebGpuLanguageModel.create(tfjsDevice(), shape, parameters),
  ]);
}
