// One forward and backward pass of the network in the kernels' memory, for one batch shape. It owns no
// parameters: it is told where they and the gradient are, so that threads can share them.
import type { Batch } from '../../core/dataset/batch.ts';
import { FIELD_COUNT } from '../../core/encoding/encodedPiece.ts';
import type { CarriedState } from '../../core/model/checkpoint.ts';
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import type { DropoutMasks } from '../network/dropout.ts';
import { parameterLayout } from '../network/layout.ts';
import { BatchBuffers } from './batchBuffers.ts';
import { Heads, HeadWeights, MOST_CLASSES } from './heads.ts';
import { embeddedSize, InputRows, type Blocks } from './inputRows.ts';
import type { Address, Kernels } from './kernels.ts';
import { LstmLayer, LstmWeights, lstmBlocks, type BatchShape } from './lstmLayer.ts';
import type { KernelMemory, Region } from './memory.ts';
import { matrix, Products, type Matrix, type Packing } from './products.ts';
import type { Job, Pass, SharedModel, Weights } from './threads/pass.ts';

export interface NetworkJob extends Job {
  readonly batch: Batch;
  readonly dropout: DropoutMasks | null;
  /** Before the first step; null: zeros. */
  readonly state: CarriedState | null;
}

export interface NetworkResult {
  /** Total nats. */
  readonly nats: number;
  /** After the last step. */
  readonly state: CarriedState;
}

export const NETWORK_MODEL: SharedModel<NetworkSpec, NetworkWeights, NetworkJob, NetworkResult> = {
  createWeights: (region, spec, shares) => new NetworkWeights(region, spec, shares),
  createPass: (kernels, memory, region, spec, shape, weights) =>
    new NetworkPass(kernels, memory, region, spec, shape, weights),
};

type Offsets = ReadonlyMap<string, number>;

const offsetsOf = (spec: NetworkSpec): Offsets =>
  new Map(parameterLayout(spec).blocks.map(({ name, offset }) => [name, 4 * offset]));

const blocksAt =
  (start: Address, offsets: Offsets): Blocks =>
  (name) =>
    start + offsets.get(name)!;

class NetworkWeights implements Weights {
  readonly #offsets: Offsets;
  readonly layers: readonly LstmWeights[];
  readonly heads: HeadWeights;

  constructor(region: Region, spec: NetworkSpec, shares: readonly BatchShape[]) {
    const H = spec.hiddenSize;
    this.#offsets = offsetsOf(spec);
    this.layers = Array.from(
      { length: spec.layers },
      (_, layer) => new LstmWeights(region, shares, layer === 0 ? embeddedSize(spec) : H, H),
    );
    this.heads = new HeadWeights(region, shares, spec);
  }

  packings(kernels: Kernels, parameters: Address, isTraining: boolean): Packing[] {
    const blocks = blocksAt(parameters, this.#offsets);
    return [
      ...this.layers.flatMap((layer, index) =>
        layer.packings(kernels, lstmBlocks(blocks, index), isTraining),
      ),
      ...this.heads.packings(kernels, blocks, isTraining),
    ];
  }
}

class NetworkPass implements Pass<NetworkJob, NetworkResult> {
  readonly #streams: number;
  readonly #kernels: Kernels;
  readonly #memory: KernelMemory;
  readonly #offsets: Offsets;
  readonly #batch: BatchBuffers;
  readonly #input: InputRows;
  readonly #layers: readonly LstmLayer[];
  /** Per layer [N, H]: its output after dropout. */
  readonly #dropped: readonly Matrix[];
  readonly #dTop: Matrix;
  readonly #dBelow: Matrix;
  readonly #heads: Heads;

  /** Lays everything out in `region` and reserves it. */
  constructor(
    kernels: Kernels,
    memory: KernelMemory,
    region: Region,
    spec: NetworkSpec,
    shape: BatchShape,
    weights: NetworkWeights,
  ) {
    const H = spec.hiddenSize;
    const rows = shape.streams * shape.steps;
    const heads = FIELD_COUNT * spec.headSize;
    const embedded = embeddedSize(spec);
    this.#streams = shape.streams;
    this.#kernels = kernels;
    this.#memory = memory;
    this.#offsets = offsetsOf(spec);
    const widest = Math.max(4 * H, embedded, heads, MOST_CLASSES);
    const products = new Products(kernels, region, widest, {
      rows,
      size: 4 * H * Math.max(H, embedded),
    });
    this.#batch = new BatchBuffers(spec, shape, region);
    this.#input = new InputRows(kernels, region, spec, shape);
    this.#layers = weights.layers.map(
      (layer) => new LstmLayer(products, memory, region, shape, layer),
    );
    const perUnit = (): Matrix => matrix(region.floats(rows * H), rows, H);
    this.#dropped = this.#layers.map(perUnit);
    this.#dTop = perUnit();
    this.#dBelow = perUnit();
    this.#heads = new Heads(products, region, shape, weights.heads);
    memory.reserve(region.end);
  }

  run(
    { batch, dropout, state }: NetworkJob,
    parameters: Address,
    gradient: Address | null,
  ): NetworkResult {
    const hasDropout = dropout !== null;
    const at = blocksAt(parameters, this.#offsets);
    this.#batch.write(this.#memory, batch, dropout);
    const top = this.#forward(at, state, hasDropout);
    const into = gradient === null ? null : blocksAt(gradient, this.#offsets);
    const nats = this.#heads.run(this.#batch, top, at, into, 1 / batch.rows, hasDropout);
    if (into) this.#backward(top, into, hasDropout);
    return { nats, state: this.#layers.map((layer) => layer.state()) };
  }

  /** @returns the top layer's output after dropout. */
  #forward(parameters: Blocks, state: CarriedState | null, hasDropout: boolean): Matrix {
    this.#input.embed(this.#batch, parameters, hasDropout);
    this.#layers.forEach((layer, index) => {
      layer.setState(state?.[index] ?? null);
      layer.project(this.#inputOf(index, hasDropout));
      if (index === 0) this.#input.addSide(this.#batch, parameters, layer.gates, hasDropout);
      layer.forward(lstmBlocks(parameters, index));
      if (hasDropout) this.#mask(layer.output, this.#dropped[index]!, index);
    });
    return this.#inputOf(this.#layers.length, hasDropout);
  }

  #backward(top: Matrix, gradient: Blocks, hasDropout: boolean): void {
    let [dOutput, dInput] = [this.#dTop, this.#dBelow];
    this.#heads.backward(this.#batch, top, dOutput, gradient, hasDropout);
    for (let index = this.#layers.length - 1; index >= 0; index--) {
      const layer = this.#layers[index]!;
      if (hasDropout) this.#mask(dOutput, dOutput, index);
      layer.backward(dOutput, this.#inputOf(index, hasDropout), lstmBlocks(gradient, index));
      if (index === 0) {
        layer.backwardInput(this.#input.dEmbedded);
        this.#input.backward(this.#batch, layer.gates, gradient, hasDropout);
      } else {
        layer.backwardInput(dInput);
        [dOutput, dInput] = [dInput, dOutput];
      }
    }
  }

  /** What layer `index` reads; one past the last layer: what the heads read. */
  #inputOf(index: number, hasDropout: boolean): Matrix {
    if (index === 0) return this.#input.embedded;
    return hasDropout ? this.#dropped[index - 1]! : this.#layers[index - 1]!.output;
  }

  #mask(x: Matrix, out: Matrix, layer: number): void {
    const mask = this.#batch.layerMasks[layer]!;
    const { rows, columns } = x;
    this.#kernels.maskRows(rows, this.#streams, columns, x.at, out.at, columns, mask, columns);
  }
}
