// The plain language model that benchmarks of LSTMs agree on: embedding, LSTM layers, dense softmax, on the
// kernels of the app's engine. The first layer's kernel meets only as many different rows as there are
// tokens, so that product is tabulated once per step, forward and backward.
import type { Address, Kernels } from '../../src/learning/wasm/kernels.ts';
import {
  LstmLayer,
  LstmWeights,
  type BatchShape,
  type LstmBlocks,
} from '../../src/learning/wasm/lstmLayer.ts';
import type { KernelMemory, Region } from '../../src/learning/wasm/memory.ts';
import {
  allocatePacked,
  matrix,
  packing,
  packingTransposed,
  Products,
  roundUp8,
  rowsOf,
  type Matrix,
  type PackedMatrix,
  type Packing,
} from '../../src/learning/wasm/products.ts';
import type { Job, Pass, SharedModel, Weights } from '../../src/learning/wasm/threads/pass.ts';

export interface LanguageModelShape {
  readonly streams: number;
  readonly steps: number;
  readonly tokens: number;
  readonly embeddingSize: number;
  readonly hiddenSize: number;
  readonly layers: number;
}

export const SHAPES = {
  S: { streams: 32, steps: 64, tokens: 128, embeddingSize: 64, hiddenSize: 128, layers: 1 },
  M: { streams: 32, steps: 128, tokens: 400, embeddingSize: 128, hiddenSize: 256, layers: 2 },
} as const satisfies Record<string, LanguageModelShape>;

interface Block {
  readonly rows: number;
  readonly columns: number;
  readonly offset: number;
}

/** Blocks in the order embedding, (kernel, recurrent kernel, bias) per layer, dense kernel, bias. */
function languageModelBlocks(shape: LanguageModelShape): { blocks: Block[]; size: number } {
  const { tokens, embeddingSize, hiddenSize, layers } = shape;
  const blocks: Block[] = [];
  let offset = 0;
  const add = (rows: number, columns: number): void => {
    blocks.push({ rows, columns, offset });
    offset += rows * columns;
  };
  add(tokens, embeddingSize);
  for (let layer = 0; layer < layers; layer++) {
    add(layer === 0 ? embeddingSize : hiddenSize, 4 * hiddenSize);
    add(hiddenSize, 4 * hiddenSize);
    add(1, 4 * hiddenSize);
  }
  add(hiddenSize, tokens);
  add(1, tokens);
  return { blocks, size: offset };
}

export function languageModelSize(shape: LanguageModelShape): number {
  return languageModelBlocks(shape).size;
}

export interface LanguageJob extends Job {
  /** Tokens, time-major. */
  readonly inputs: Int32Array;
  readonly targets: Int32Array;
  /** 1 / rows of the whole batch. */
  readonly scale: number;
}

/** The result is the total of nats. */
export const LANGUAGE_MODEL: SharedModel<
  LanguageModelShape,
  LanguageModelWeights,
  LanguageJob,
  number
> = {
  createWeights: (region, model, shares) => new LanguageModelWeights(region, model, shares),
  createPass: (kernels, memory, region, model, shape, weights, index) =>
    new LanguageModelPass(kernels, memory, region, { ...model, ...shape }, weights, index),
};

const blockAt = (blocks: readonly Block[], start: Address, index: number): Matrix => {
  const { rows, columns, offset } = blocks[index]!;
  return matrix(start + 4 * offset, rows, columns);
};

/** The rows that a thread does of what is the same for all streams; eights, as Strassen's product asks for. */
function rowsOfThread(whole: Matrix, index: number, count: number): Matrix {
  const { rows } = whole;
  const start = (of: number): number =>
    of === count ? rows : Math.floor((rows * of) / count / 8) * 8;
  const from = start(index);
  return rowsOf(whole, from, start(index + 1) - from);
}

/** @param start of the parameters or of the gradient */
const lstmBlocksAt = (blocks: readonly Block[], start: Address, layer: number): LstmBlocks => {
  const at = (part: number): Address => blockAt(blocks, start, 1 + 3 * layer + part).at;
  return { kernel: at(0), recurrentKernel: at(1), bias: at(2) };
};

export class LanguageModelWeights implements Weights {
  readonly #blocks: readonly Block[];
  readonly layers: readonly LstmWeights[];
  readonly kernel: PackedMatrix;
  readonly kernelTransposed: PackedMatrix;
  readonly dense: PackedMatrix;
  readonly denseTransposed: PackedMatrix;
  /** [tokens, 4H]: embedding · kernel, of which each thread does some rows. */
  readonly table: Matrix;
  /** Its gradient from each thread's streams. */
  readonly dTables: readonly Matrix[];

  constructor(region: Region, model: LanguageModelShape, shares: readonly BatchShape[]) {
    const { tokens, embeddingSize, hiddenSize, layers } = model;
    const rows = shares.map(({ streams, steps }) => streams * steps);
    const newTable = (): Matrix =>
      matrix(region.floats(tokens * 4 * hiddenSize), tokens, 4 * hiddenSize);
    this.table = newTable();
    this.dTables = shares.map(newTable);
    const tokenRows = shares.map((_, index) => rowsOfThread(this.table, index, shares.length).rows);
    this.#blocks = languageModelBlocks(model).blocks;
    this.layers = Array.from(
      { length: layers },
      (_, layer) => new LstmWeights(region, shares, layer === 0 ? 0 : hiddenSize, hiddenSize),
    );
    this.kernel = allocatePacked(region, embeddingSize, 4 * hiddenSize, tokenRows);
    this.kernelTransposed = allocatePacked(region, 4 * hiddenSize, embeddingSize, tokenRows);
    this.dense = allocatePacked(region, hiddenSize, tokens, rows);
    this.denseTransposed = allocatePacked(region, tokens, hiddenSize, rows);
  }

  packings(kernels: Kernels, parameters: Address): Packing[] {
    const kernel = blockAt(this.#blocks, parameters, 1);
    const dense = blockAt(this.#blocks, parameters, this.#blocks.length - 2);
    return [
      ...this.layers.flatMap((layer, index) =>
        layer.packings(kernels, lstmBlocksAt(this.#blocks, parameters, index), true),
      ),
      packing(kernels, kernel, this.kernel),
      packingTransposed(kernels, kernel, this.kernelTransposed),
      packing(kernels, dense, this.dense),
      packingTransposed(kernels, dense, this.denseTransposed),
    ];
  }
}

class LanguageModelPass implements Pass<LanguageJob, number> {
  readonly #products: Products;
  readonly #kernels: Kernels;
  readonly #memory: KernelMemory;
  readonly #blocks: readonly Block[];
  readonly #layers: readonly LstmLayer[];
  readonly #inputs: Address;
  readonly #targets: Address;
  readonly #weights: Address;
  readonly #legal: Address;
  readonly #packed: LanguageModelWeights;
  readonly #index: number;
  readonly #logits: Matrix;
  readonly #dTop: Matrix;
  readonly #dBelow: Matrix;

  constructor(
    kernels: Kernels,
    memory: KernelMemory,
    region: Region,
    shape: LanguageModelShape,
    packed: LanguageModelWeights,
    index: number,
  ) {
    const { streams, steps, tokens, hiddenSize } = shape;
    const rows = streams * steps;
    const widest = Math.max(4 * hiddenSize, tokens);
    this.#kernels = kernels;
    this.#memory = memory;
    this.#blocks = languageModelBlocks(shape).blocks;
    const gradients = { rows, size: 4 * hiddenSize * hiddenSize };
    this.#products = new Products(kernels, region, widest, gradients);
    this.#packed = packed;
    this.#index = index;
    this.#layers = packed.layers.map(
      (layer) => new LstmLayer(this.#products, memory, region, { streams, steps }, layer),
    );
    this.#inputs = region.floats(rows);
    this.#targets = region.floats(rows);
    this.#weights = region.bytes(rows);
    this.#legal = region.floats(2 * rows);
    this.#logits = matrix(region.floats(rows * roundUp8(tokens)), rows, tokens, roundUp8(tokens));
    this.#dTop = matrix(region.floats(rows * hiddenSize), rows, hiddenSize);
    this.#dBelow = matrix(region.floats(rows * hiddenSize), rows, hiddenSize);
    memory.reserve(region.end);
    memory.bytes(this.#weights, rows).fill(1);
    memory.integers(this.#legal, 2 * rows).forEach((_, i, legal) => {
      legal[i] = i % 2 === 0 ? 0 : tokens;
    });
  }

  run(
    { inputs, targets, scale }: LanguageJob,
    parameters: Address,
    gradient: Address,
    meet: () => void,
  ): number {
    this.#memory.integers(this.#inputs, inputs.length).set(inputs);
    this.#memory.integers(this.#targets, targets.length).set(targets);
    this.#layers.forEach((layer, index) => {
      layer.setState(null);
      if (index === 0) this.#lookUp(parameters, layer.gates, meet);
      else layer.project(this.#layers[index - 1]!.output);
      layer.forward(this.#lstm(parameters, index));
    });
    const nats = this.#head(parameters, gradient, scale);
    let [dOutput, dInput] = [this.#dTop, this.#dBelow];
    for (let index = this.#layers.length - 1; index > 0; index--) {
      const layer = this.#layers[index]!;
      layer.backward(dOutput, this.#layers[index - 1]!.output, this.#lstm(gradient, index));
      layer.backwardInput(dInput);
      [dOutput, dInput] = [dInput, dOutput];
    }
    const first = this.#layers[0]!;
    first.backward(dOutput, null, this.#lstm(gradient, 0));
    this.#lookUpBackward(parameters, gradient, first.gates, meet);
    return nats;
  }

  #lookUp(parameters: Address, gates: Matrix, meet: () => void): void {
    const { table, kernel } = this.#packed;
    const embedding = this.#block(parameters, 0);
    this.#products.multiply(this.#share(embedding), kernel, this.#share(table));
    meet();
    const { columns, at } = table;
    this.#kernels.copyTableRows(gates.rows, columns, this.#inputs, 1, at, gates.at, columns);
  }

  #lookUpBackward(parameters: Address, gradient: Address, dGates: Matrix, meet: () => void): void {
    const { dTables, kernelTransposed } = this.#packed;
    const { rows, columns, at } = dTables[this.#index]!;
    this.#kernels.clear(rows * columns, at);
    this.#kernels.scatterTableRows(dGates.rows, columns, this.#inputs, 1, at, dGates.at, columns);
    meet();
    const [sum, ...others] = dTables.map((table) => this.#share(table));
    for (const other of others) this.#kernels.addVector(other.rows * columns, other.at, sum!.at);
    const embedding = this.#share(this.#block(parameters, 0));
    this.#products.addTransposed(sum!, [{ x: embedding, out: this.#block(gradient, 1) }]);
    this.#products.multiply(sum!, kernelTransposed, this.#share(this.#block(gradient, 0)));
  }

  #share(whole: Matrix): Matrix {
    return rowsOfThread(whole, this.#index, this.#packed.dTables.length);
  }

  /** Dense layer and softmax, forward and backward into `dTop`. */
  #head(parameters: Address, gradient: Address, scale: number): number {
    const at = this.#blocks.length - 2;
    const top = this.#layers.at(-1)!.output;
    const { rows, columns, width } = this.#logits;
    const bias = this.#block(parameters, at + 1);
    this.#kernels.fillRows(rows, columns, bias.at, this.#logits.at, width);
    this.#products.multiply(top, this.#packed.dense, this.#logits, true);
    const nats = this.#kernels.softmaxCrossEntropy(
      rows,
      width,
      this.#logits.at,
      this.#targets,
      this.#weights,
      this.#legal,
      1,
      scale,
    );
    this.#products.addTransposed(this.#logits, [{ x: top, out: this.#block(gradient, at) }]);
    const dBias = this.#block(gradient, at + 1);
    this.#kernels.addRowSums(rows, columns, this.#logits.at, width, dBias.at);
    this.#products.multiply(this.#logits, this.#packed.denseTransposed, this.#dTop);
    return nats;
  }

  #lstm(start: Address, layer: number): LstmBlocks {
    return lstmBlocksAt(this.#blocks, start, layer);
  }

  #block(start: Address, index: number): Matrix {
    return blockAt(this.#blocks, start, index);
  }
}
