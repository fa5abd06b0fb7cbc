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
import { parameterLayout, PRESETS } from '../../src/learning/network/layout.ts';
import { worstDistance } from '../../src/learning/reference/distance.ts';
import { referenceStep } from '../../src/learning/reference/referenceNetwork.ts';
import type { TrainEngine } from '../../src/learning/trainEngine.ts';
import { recipeFor } from '../../src/learning/training/recipe.ts';
import type { Build } from '../../src/learning/wasm/builds.ts';
import { timeKernels, type TimedChoice } from '../../src/learning/wasm/chooseKernels.ts';
import { WasmEngine } from '../../src/learning/wasm/wasmEngine.ts';
import { randomPiece } from '../../src/testing/randomScore.ts';
import { TINY_NETWORK, tinyBatches, wideBatch } from '../../src/testing/tinyNetwork.ts';
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

/** Of every block of the app's network, by each engine, against the float64 reference. */
export async function worstFromReference(
  create: readonly ((spec: NetworkSpec, parameters: Float32Array) => Promise<TrainEngine>)[],
  spec = TINY_NETWORK,
  batch = tinyBatches(1)[0]!,
): Promise<number> {
  const parameters = initialParameters(spec, createRandom(3));
  const dropout = drawDropout(spec, batch.streams, 0.3, createRandom(5));
  const exact = Float64Array.from(parameters);
  const expected = referenceStep(spec, exact, batch, dropout).gradient;
  const sizes = parameterLayout(spec).blocks.map(({ size }) => size);
  let worst = 0;
  for (const createEngine of create) {
    const engine = await createEngine(spec, parameters);
    worst = Math.max(worst, worstDistance(await engine.gradient(batch, dropout), expected, sizes));
    engine.dispose();
  }
  return worst;
}

/** On every build, of a tiny network and of one whose products go by halves. */
export async function worstGradientDistance(): Promise<number> {
  const create = (await kernelSpeeds()).map(
    (choice) => (spec: NetworkSpec, parameters: Float32Array) =>
      WasmEngine.create(spec, parameters, choice),
  );
  return Math.max(
    await worstFromReference(create),
    await worstFromReference(create, PRESETS.S, wideBatch()),
  );
}

interface GradientSource {
  gradient(inputs: Int32Array, targets: Int32Array): Promise<Float32Array>;
  dispose(): void;
}

// prettier-ignore
const SMALL: LanguageModelShape =
  { streams: 4, steps: 5, tokens: 21, embeddingSize: 8, hiddenSize: 16, layers: 2 };
/** So wide that the tables' products go by sums, and in unequal shares. */
// prettier-ignore
const WIDE: LanguageModelShape =
  { streams: 6, steps: 5, tokens: 72, embeddingSize: 128, hiddenSize: 32, layers: 2 };

/** Language models against TensorFlow.js' own layers with the same weights, of every weight. */
export async function worstFromStock(
  create: readonly ((shape: LanguageModelShape, p: Float32Array) => Promise<GradientSource>)[],
  shape: LanguageModelShape = SMALL,
): Promise<number> {
  const parameters = randomParameters(shape);
  const [inputs, targets] = randomTokens(shape);
  const stock = await StockModel.create(shape, 'cpu');
  stock.setParameters(parameters);
  const blocks = await stock.gradient(inputs, targets);
  stock.dispose();
  const expected = Float32Array.from(blocks.flatMap((values) => [...values]));
  const sizes = blocks.map(({ length }) => length);
  let worst = 0;
  for (const createModel of create) {
    const model = await createModel(shape, parameters);
    worst = Math.max(worst, worstDistance(await model.gradient(inputs, targets), expected, sizes));
    model.dispose();
  }
  return worst;
}

/** On every build, with one thread, two and three. */
export async function worstDistanceFromStock(): Promise<number> {
  const choices = await kernelSpeeds();
  const engines = choices.flatMap((choice) =>
    [1, 2, 3].map(
      (threads) => (shape: LanguageModelShape, parameters: Float32Array) =>
        LanguageModelEngine.create(shape, parameters, choice, threads),
    ),
  );
  return Math.max(await worstFromStock(engines, SMALL), await worstFromStock(engines, WIDE));
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
