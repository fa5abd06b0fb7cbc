// The language model of languageModel.ts on the WebGPU engine's kernels.
import type { ParameterBlock } from '../../src/learning/network/layout.ts';
import { AdamW } from '../../src/learning/tfjs/webgpu/adamW.ts';
import { chooseDecomposition } from '../../src/learning/tfjs/webgpu/chooseDecomposition.ts';
import { crossEntropy } from '../../src/learning/tfjs/webgpu/crossEntropy.ts';
import {
  DeviceMemory,
  NumberReader,
  readFloats,
} from '../../src/learning/tfjs/webgpu/deviceMemory.ts';
import type { Decomposition } from '../../src/learning/tfjs/webgpu/decomposition.ts';
import { LstmLayer, type LstmBlocks } from '../../src/learning/tfjs/webgpu/lstmLayer.ts';
import { matrix, multiply, type Matrix } from '../../src/learning/tfjs/webgpu/multiply.ts';
import { ParameterSpace, type Blocks } from '../../src/learning/tfjs/webgpu/parameterSpace.ts';
import { Recording, type BoundRecording } from '../../src/learning/tfjs/webgpu/recording.ts';
import { groupRowsById } from '../../src/learning/tfjs/webgpu/rowGroups.ts';
import { embed } from '../../src/learning/tfjs/webgpu/rowKernels.ts';
import { sumAll, sumColumns, sumRowsById } from '../../src/learning/tfjs/webgpu/sums.ts';
import type { LanguageModelShape } from './languageModel.ts';

/** Blocks in the order of the flat vector of languageModel.ts. */
function languageModelBlocks(shape: LanguageModelShape): ParameterBlock[] {
  const { tokens, embeddingSize, hiddenSize, layers } = shape;
  const blocks: ParameterBlock[] = [];
  let offset = 0;
  const add = (name: string, rows: number, columns: number): void => {
    blocks.push({ name, shape: [rows, columns], offset, size: rows * columns });
    offset += rows * columns;
  };
  add('embedding', tokens, embeddingSize);
  for (let layer = 0; layer < layers; layer++) {
    add(`kernel ${layer}`, layer === 0 ? embeddingSize : hiddenSize, 4 * hiddenSize);
    add(`recurrent kernel ${layer}`, hiddenSize, 4 * hiddenSize);
    add(`bias ${layer}`, 1, 4 * hiddenSize);
  }
  add('dense kernel', hiddenSize, tokens);
  add('dense bias', 1, tokens);
  return blocks;
}

function lstmBlocks(blocks: Blocks, layer: number): LstmBlocks {
  return {
    kernel: blocks(`kernel ${layer}`),
    recurrentKernel: blocks(`recurrent kernel ${layer}`),
    bias: blocks(`bias ${layer}`),
  };
}

export class WebGpuLanguageModel {
  readonly #memory: DeviceMemory;
  readonly #space: ParameterSpace;
  readonly #optimizer: AdamW;
  readonly #losses: NumberReader;
  readonly #shape: LanguageModelShape;
  readonly #inputs: GPUBuffer;
  readonly #targets: GPUBuffer;
  readonly #order: GPUBuffer;
  readonly #starts: GPUBuffer;
  readonly #nats: GPUBuffer;
  #recording: BoundRecording | null = null;
  #decomposition: Decomposition | null = null;

  private constructor(device: GPUDevice, shape: LanguageModelShape) {
    const { streams, steps, tokens } = shape;
    const rows = streams * steps;
    const memory = new DeviceMemory(device);
    this.#memory = memory;
    this.#shape = shape;
    this.#space = new ParameterSpace(languageModelBlocks(shape));
    this.#optimizer = new AdamW(memory, this.#space.size);
    this.#losses = new NumberReader(device);
    this.#inputs = memory.allocate(rows, 'inputs');
    this.#targets = memory.allocate(rows, 'targets');
    this.#order = memory.allocate(rows, 'order');
    this.#starts = memory.allocate(tokens + 1, 'starts');
    this.#nats = memory.allocate(1, 'nats');
  }

  static async create(
    device: GPUDevice,
    shape: LanguageModelShape,
    parameters: Float32Array,
  ): Promise<WebGpuLanguageModel> {
    const model = new WebGpuLanguageModel(device, shape);
    const { hiddenSize, streams } = shape;
    await model.#optimizer.compile();
    model.#optimizer.load(model.#space.toDevice(parameters));
    model.#decomposition = await chooseDecomposition(device, hiddenSize, streams);
    model.#recording = await model.#record(model.#decomposition).bind(device);
    return model;
  }

  get decomposition(): Decomposition {
    return this.#decomposition!;
  }

  /** Per step. */
  get dispatchCount(): number {
    return this.#recording!.dispatchCount + this.#optimizer.dispatchCount;
  }

  /** @param inputs tokens, time-major; likewise `targets`. @returns mean nats before the step. */
  async step(inputs: Int32Array, targets: Int32Array, learningRate: number): Promise<number> {
    const nats = await this.#run(inputs, targets, (pass) => {
      this.#optimizer.encode(pass, learningRate);
    });
    return nats / inputs.length;
  }

  async gradient(inputs: Int32Array, targets: Int32Array): Promise<Float32Array> {
    await this.#run(inputs, targets, () => undefined);
    return this.#space.fromDevice(await readFloats(this.#memory.device, this.#optimizer.gradient));
  }

  dispose(): void {
    this.#recording?.dispose();
    this.#losses.dispose();
    this.#optimizer.dispose();
    this.#memory.dispose();
  }

  async #run(
    inputs: Int32Array,
    targets: Int32Array,
    andThen: (pass: GPUComputePassEncoder) => void,
  ): Promise<number> {
    const { device } = this.#memory;
    const { order, starts } = groupRowsById(inputs, [this.#shape.tokens]);
    device.queue.writeBuffer(this.#inputs, 0, inputs as Int32Array<ArrayBuffer>);
    device.queue.writeBuffer(this.#targets, 0, targets as Int32Array<ArrayBuffer>);
    device.queue.writeBuffer(this.#order, 0, order);
    device.queue.writeBuffer(this.#starts, 0, starts);
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    this.#recording!.encode(pass);
    andThen(pass);
    pass.end();
    const numbers = this.#losses.copy(encoder, [this.#nats]);
    device.queue.submit([encoder.finish()]);
    const [nats] = await numbers();
    return nats!;
  }

  #record(decomposition: Decomposition): Recording {
    const { streams, steps, tokens, embeddingSize, hiddenSize, layers } = this.#shape;
    const rows = streams * steps;
    const memory = this.#memory;
    const { queue } = memory.device;
    const allocate = (columns: number, label: string): Matrix =>
      matrix(memory.allocate(rows * columns, label), rows, columns);
    const parameters = this.#space.blocks(this.#optimizer.parameters);
    const gradient = this.#space.blocks(this.#optimizer.gradient);
    const recording = new Recording();

    const embedded = allocate(embeddingSize, 'embedded');
    const ids = { buffer: this.#inputs, field: 0, fields: 1 };
    embed(recording, parameters('embedding'), ids, embedded);
    let top = embedded;
    const stack = Array.from({ length: layers }, (_, index) => {
      const layer = new LstmLayer(memory, { streams, steps }, hiddenSize, decomposition);
      queue.writeBuffer(layer.mask, 0, new Float32Array(streams * hiddenSize).fill(1));
      const input = top;
      layer.forward(recording, lstmBlocks(parameters, index), input);
      top = layer.output;
      return { layer, input };
    });

    const logits = allocate(tokens, 'logits');
    const kernel = parameters('dense kernel');
    const bias = parameters('dense bias').offset;
    multiply(recording, { a: top, b: kernel, into: logits, start: { bias } });
    const legal = memory.allocate(2 * rows, 'legal');
    const isUpper = (i: number): boolean => i % 2 === 1;
    queue.writeBuffer(
      legal,
      0,
      Uint32Array.from({ length: 2 * rows }, (_, i) => (isUpper(i) ? tokens : 0)),
    );
    const fields = memory.allocate(2, 'fields');
    queue.writeBuffer(fields, 0, Uint32Array.of(0, tokens));
    const scale = memory.allocate(1, 'scale');
    queue.writeBuffer(scale, 0, Float32Array.of(1 / rows));
    const natsPerRow = memory.allocate(rows, 'nats per row');
    const targets = this.#targets;
    const loss = { targets, legal, fields, fieldCount: 1, scale };
    crossEntropy(recording, loss, logits, natsPerRow);
    sumAll(recording, natsPerRow, rows, this.#nats);

    const into = gradient('dense kernel');
    multiply(recording, { a: top, b: logits, into, transpose: 'a' });
    sumColumns(recording, logits, gradient('dense bias'));
    let dOutput = allocate(hiddenSize, 'dOutput');
    multiply(recording, { a: logits, b: kernel, into: dOutput, transpose: 'b' });
    for (const [index, { layer, input }] of [...stack.entries()].reverse()) {
      const dInput = allocate(input.columns, 'dInput');
      const [weights, d] = [lstmBlocks(parameters, index), lstmBlocks(gradient, index)];
      layer.backward(recording, weights, input, dOutput, d, dInput);
      dOutput = dInput;
    }
    const groups = { order: this.#order, starts: this.#starts, field: 0, first: 0 };
    sumRowsById(recording, dOutput, groups, gradient('embedding'));
    return recording;
  }
}
