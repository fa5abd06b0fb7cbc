// The page's part of `bench generate`: writing one event at a time.
import * as tf from '@tensorflow/tfjs';
import { FIELD_COUNT } from '../../src/core/encoding/encodedPiece.ts';
import type { PresetName } from '../../src/core/model/trainedModel.ts';
import { createRandom } from '../../src/core/random.ts';
import { startBackend, type TfjsBackend } from '../../src/learning/backends/tfjsBackends.ts';
import { initialParameters } from '../../src/learning/network/initialise.ts';
import { PRESETS } from '../../src/learning/network/layout.ts';
import type { EventNetwork } from '../../src/learning/sampling/eventNetwork.ts';
import { createSide, START } from '../../src/learning/sampling/stepNetwork.ts';
import { compileKernels, instantiateKernels, type Build } from '../../src/learning/wasm/builds.ts';
import { KernelMemory, Region } from '../../src/learning/wasm/memory.ts';
import { allocatePacked } from '../../src/learning/wasm/products.ts';
import { StepLayer } from '../../src/learning/wasm/stepLayer.ts';
import { WasmEventNetwork } from '../../src/learning/wasm/wasmEventNetwork.ts';

const HIDDEN = 256;
const TOKENS = 400;

type Step = () => unknown;
const contestants = new Map<string, Step>();

/** Two LSTM layers of 256 and a dense layer of 400 tokens, batch 1; weights do not matter here. */
export async function prepareWasm(name: string, build: Build): Promise<void> {
  const memory = KernelMemory.create();
  const kernels = instantiateKernels(await compileKernels(build), memory.memory);
  const region = new Region();
  const width = 4 * HIDDEN;
  const layers = [0, HIDDEN].map(
    (inputs) => new StepLayer(kernels, memory, region, inputs, HIDDEN),
  );
  const [first, second] = layers as [StepLayer, StepLayer];
  const table = region.floats(TOKENS * width);
  const weights = region.floats(HIDDEN * width);
  const dense = allocatePacked(region, HIDDEN, TOKENS);
  const bias = region.floats(TOKENS);
  const logits = region.floats(TOKENS);
  const token = region.floats(1);
  memory.reserve(region.end);
  const random = createRandom(1);
  for (const [at, size] of [
    [table, TOKENS * width],
    [weights, HIDDEN * width],
  ] as const)
    memory.floats(at, size).forEach((_, i, values) => {
      values[i] = 0.05 * random.normal();
    });
  for (const layer of layers) {
    layer.load({ kernel: weights, recurrentKernel: weights, bias: weights });
    layer.reset();
  }
  kernels.packColumns(HIDDEN, TOKENS, weights, TOKENS, 0, dense.at);
  const ids = memory.integers(token, 1);
  let count = 0;
  contestants.set(name, () => {
    ids[0] = count++ % TOKENS;
    kernels.copyTableRows(1, width, token, 1, table, first.gates, width);
    first.step(0);
    second.clearGates();
    second.step(first.h);
    kernels.fillRows(1, TOKENS, bias, logits, TOKENS);
    kernels.addVectorProduct(HIDDEN, TOKENS, second.h, dense.at, logits);
  });
}

/** The same with TensorFlow.js' own layers, stateful, one token per `predict`. */
export async function prepareStock(name: string, backend: TfjsBackend): Promise<void> {
  await startBackend(backend);
  const model = tf.sequential();
  model.add(tf.layers.embedding({ inputDim: TOKENS, outputDim: 128, batchInputShape: [1, 1] }));
  for (const returnSequences of [true, false])
    model.add(
      tf.layers.lstm({
        units: HIDDEN,
        returnSequences,
        stateful: true,
        recurrentActivation: 'sigmoid',
        recurrentInitializer: 'glorotUniform',
      }),
    );
  model.add(tf.layers.dense({ units: TOKENS }));
  let count = 0;
  contestants.set(name, async () => {
    const logits = tf.tidy(() => model.predict(tf.tensor2d([[count++ % TOKENS]])) as tf.Tensor);
    await logits.data();
    logits.dispose();
  });
}

/** Every field of an event of a preset, without drawing. */
export async function preparePreset(name: string, preset: PresetName, build: Build): Promise<void> {
  const spec = PRESETS[preset];
  const parameters = initialParameters(spec, createRandom(1));
  const network = new WasmEventNetwork(spec, parameters, await compileKernels(build));
  contestants.set(name, writing(network));
}

function writing(network: EventNetwork): Step {
  // A beat, a place in the bar and four sounding notes, as music has.
  const side = createSide();
  for (const bit of [3, 13, 70, 76, 79, 84]) side[bit] = 1;
  const event = START.map((_, field) => 1 + field);
  return () => {
    network.advance(event, side);
    for (let field = 0; field < FIELD_COUNT; field++) {
      if (field === 2) network.place(side);
      network.logits(field);
      network.choose(field, event[field]!);
    }
  };
}

/** @returns steps per second of one turn. */
export async function measure(name: string, seconds: number): Promise<number> {
  const step = contestants.get(name)!;
  const startedAt = performance.now();
  let steps = 0;
  do {
    for (let i = 0; i < 10; i++) {
      const pending = step();
      if (pending instanceof Promise) await pending;
    }
    steps += 10;
  } while (performance.now() - startedAt < 1000 * seconds);
  return (1000 * steps) / (performance.now() - startedAt);
}

export { startBackend };
