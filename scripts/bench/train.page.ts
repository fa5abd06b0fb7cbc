// The page's part of `bench train`: contestants by name, each one prepared once and measured in short turns.
import * as tf from '@tensorflow/tfjs';
import { trainingBatches } from '../../src/core/dataset/batches.ts';
import { countEvents } from '../../src/core/encoding/encodedPiece.ts';
import type { NetworkSpec, PresetName } from '../../src/core/model/trainedModel.ts';
import { createRandom } from '../../src/core/random.ts';
import type { TfjsBackend } from '../../src/learning/backends/tfjsBackends.ts';
import { startBackend } from '../../src/learning/backends/tfjsBackends.ts';
import { drawDropout } from '../../src/learning/network/dropout.ts';
import { initialParameters } from '../../src/learning/network/initialise.ts';
import { parameterLayout } from '../../src/learning/network/layout.ts';
import { referenceStep } from '../../src/learning/reference/referenceNetwork.ts';
import type { TrainEngine } from '../../src/learning/trainEngine.ts';
import { recipeFor } from '../../src/learning/training/recipe.ts';
import type { Build } from '../../src/learning/wasm/builds.ts';
import { timeKernels, type TimedChoice } from '../../src/learning/wasm/chooseKernels.ts';
import { WasmEngine } from '../../src/learning/wasm/wasmEngine.ts';
import { randomPiece } from '../../src/testing/randomScore.ts';
import { TINY_NETWORK, tinyBatches } from '../../src/testing/tinyNetwork.ts';
import { languageModelSize, SHAPES, type LanguageModelShape } from './languageModel.ts';
import { LanguageModelEngine } from './languageModelEngine.ts';
import { StockModel, supplyMissingKernel } from './stockModel.ts';

export type ShapeName = keyof typeof SHAPES;

interface Contestant {
  readonly unitsPerStep: number;
  readonly step: () => Promise<unknown>;
}

const contestants = new Map<string, Contestant>();
let timed: TimedChoice[] | null = null;
supplyMissingKernel();

/** Speed of the product alone by build and tile, 10⁹ operations per second. */
export async function kernelSpeeds(): Promise<TimedChoice[]> {
  return (timed ??= await timeKernels());
}

async function choiceFor(build: Build): Promise<TimedChoice> {
  return (await kernelSpeeds()).find((choice) => choice.build === build)!;
}

export function randomTokens({
  streams,
  steps,
  tokens,
}: LanguageModelShape): [Int32Array, Int32Array] {
  const random = createRandom(1);
  const draw = (): Int32Array =>
    Int32Array.from({ length: streams * steps }, () => random.integer(tokens));
  return [draw(), draw()];
}

export function randomParameters(shape: LanguageModelShape): Float32Array {
  const random = createRandom(2);
  return Float32Array.from({ length: languageModelSize(shape) }, () => 0.1 * random.normal());
}

export async function prepareWasm(
  name: string,
  shapeName: ShapeName,
  build: Build,
  threads: number,
): Promise<void> {
  const shape = SHAPES[shapeName];
  const engine = await LanguageModelEngine.create(
    shape,
    randomParameters(shape),
    await choiceFor(build),
    threads,
  );
  const [inputs, targets] = randomTokens(shape);
  add(name, inputs.length, () => engine.step(inputs, targets, 1e-3));
}

export async function prepareStock(
  name: string,
  shapeName: ShapeName,
  backend: TfjsBackend,
): Promise<void> {
  const shape = SHAPES[shapeName];
  const model = await StockModel.create(shape, backend);
  const [inputs, targets] = randomTokens(shape);
  add(name, inputs.length, async () => {
    // tfjs has one current backend for all.
    await startBackend(backend);
    return model.step(inputs, targets);
  });
}

export async function preparePreset(
  name: string,
  preset: PresetName,
  threads: number,
): Promise<void> {
  const [best] = await kernelSpeeds();
  await addPreset(name, preset, (...args) => WasmEngine.create(...args, best!, threads));
}

/** An engine with the app's own network, batch and dropout; units are notes and other events. */
export async function addPreset(
  name: string,
  preset: PresetName,
  create: (spec: NetworkSpec, parameters: Float32Array) => Promise<TrainEngine>,
): Promise<void> {
  const { network, streams, steps, dropout, peakLearningRate } = recipeFor(preset, 20_000);
  const random = createRandom(3);
  const excerpts = Array.from({ length: 16 }, () => {
    const piece = randomPiece(random, 200);
    return { piece, from: 0, to: countEvents(piece), isToEnd: true };
  });
  const batches = trainingBatches(excerpts, { streams, steps, augment: true }, random);
  const engine = await create(network, initialParameters(network, random));
  add(name, streams * steps, () =>
    engine.step(batches.next().value, {
      learningRate: peakLearningRate,
      dropout: drawDropout(network, streams, dropout, random),
    }),
  );
}

export function add(name: string, unitsPerStep: number, step: Contestant['step']): void {
  contestants.set(name, { unitsPerStep, step });
}

/** Steps for at least `seconds` and at least `fewest` times. @returns units per second of each step. */
export async function measure(name: string, seconds: number, fewest: number): Promise<number[]> {
  const { unitsPerStep, step } = contestants.get(name)!;
  const speeds: number[] = [];
  const endAt = performance.now() + 1000 * seconds;
  while (speeds.length < fewest || performance.now() < endAt) {
    const startedAt = performance.now();
    await step();
    speeds.push((1000 * unitsPerStep) / (performance.now() - startedAt));
  }
  return speeds;
}

/** Relative L2 distance. */
export function distance(actual: Float32Array, expected: Float32Array | Float64Array): number {
  let difference = 0;
  let norm = 0;
  actual.forEach((value, i) => {
    difference += (value - expected[i]!) ** 2;
    norm += expected[i]! ** 2;
  });
  return Math.sqrt(difference / norm);
}

/** Of every block of the app's network, on every build, against the float64 reference. */
export async function worstGradientDistance(): Promise<number> {
  const parameters = initialParameters(TINY_NETWORK, createRandom(3));
  const [batch] = tinyBatches(1);
  const dropout = drawDropout(TINY_NETWORK, batch!.streams, 0.3, createRandom(5));
  const exact = Float64Array.from(parameters);
  const expected = referenceStep(TINY_NETWORK, exact, batch!, dropout).gradient;
  let worst = 0;
  for (const choice of await kernelSpeeds()) {
    const engine = await WasmEngine.create(TINY_NETWORK, parameters, choice);
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
export async function worstDistanceFromStock(): Promise<number> {
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
  let worst = 0;
  for (const choice of await kernelSpeeds())
    for (const threads of [1, 2]) {
      const engine = await LanguageModelEngine.create(shape, parameters, choice, threads);
      const gradient = await engine.gradient(inputs, targets);
      engine.dispose();
      let offset = 0;
      for (const values of expected) {
        const part = gradient.subarray(offset, offset + values.length);
        worst = Math.max(worst, distance(part, values));
        offset += values.length;
      }
    }
  return worst;
}

/** What 500 steps leave behind. */
export async function memoryOver500Steps(): Promise<{ tensors: number; bytes: number }> {
  const [batch] = tinyBatches(1);
  const [best] = await kernelSpeeds();
  const parameters = initialParameters(TINY_NETWORK, createRandom(3));
  const engine = await WasmEngine.create(TINY_NETWORK, parameters, best!);
  const options = { learningRate: 1e-3, dropout: null };
  await engine.step(batch!, options);
  const [tensors, bytes] = [tf.memory().numTensors, engine.memoryBytes];
  for (let i = 0; i < 500; i++) await engine.step(batch!, options);
  const grown = { tensors: tf.memory().numTensors - tensors, bytes: engine.memoryBytes - bytes };
  engine.dispose();
  return grown;
}
