// One forward and backward pass of the network in the kernels' memory, for one batch shape. It owns no
// parameters: it is told where they and the gradient are, so that threads can share them.
import type { Batch } from '../../core/dataset/batch.ts';
import { FIELD_COUNT } from '../../core/encoding/encodedPiece.ts';
import type { CarriedState } from '../../core/model/checkpoint.ts';
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import type { DropoutMasks } from '../network/dropout.ts';
import { parameterLayout } from '../network/layout.ts';
import { BatchBuffers } from './batchBuffers.ts';
import { Heads, MOST_CLASSES } from './heads.ts';
import { embeddedSize, InputRows, type Blocks } from './inputRows.ts';
import type { Address, Kernels } from './kernels.ts';
import { LstmLayer, lstmBlocks, type BatchShape } from './lstmLayer.ts';
import type { KernelMemory, Region } from './memory.ts';
import { matrix, Products, type Matrix } from './products.ts';
import type { CreatePass, Job, Pass } from './threads/pass.ts';

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

export const createNetworkPass: CreatePass<NetworkSpec, NetworkJob, NetworkResult> = (
  kernels,
  memory,
  region,
  spec,
  shape,
) => new NetworkPass(kernels, memory, region, spec, shape);

class NetworkPass implements Pass<NetworkJob, NetworkResult> {
  readonly #streams: number;
  readonly #kernels: Kernels;
  readonly #memory: KernelMemory;
  readonly #offsets: ReadonlyMap<string, number>;
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
  ) {
    const H = spec.hiddenSize;
    const rows = shape.streams * shape.steps;
    const heads = FIELD_COUNT * spec.headSize;
    const embedded = embeddedSize(spec);
    this.#streams = shape.streams;
    this.#kernels = kernels;
    this.#memory = memory;
    this.#offsets = new Map(
      parameterLayout(spec).blocks.map(({ name, offset }) => [name, 4 * offset]),
    );
    const widest = Math.max(4 * H, embedded, heads, MOST_CLASSES);
    const products = new Products(kernels, region, widest, { rows, size: 8 * H * H });
    this.#batch = new BatchBuffers(spec, shape, region);
    this.#input = new InputRows(kernels, region, spec, shape);
    this.#layers = Array.from(
      { length: spec.layers },
      (_, layer) => new LstmLayer(products, memory, region, shape, layer === 0 ? embedded : H, H),
    );
    const perUnit = (): Matrix => matrix(region.floats(rows * H), rows, H);
    this.#dropped = this.#layers.map(perUnit);
    this.#dTop = perUnit();
    this.#dBelow = perUnit();
    this.#heads = new Heads(products, memory, region, spec, shape);
    memory.reserve(region.end);
  }

  run(
    { batch, dropout, state }: NetworkJob,
    parameters: Address,
    gradient: Address | null,
  ): NetworkResult {
    const hasDropout = dropout !== null;
    const at = this.#blocks(parameters);
    this.#batch.write(this.#memory, batch, dropout);
    this.#pack(at, gradient !== null);
    const top = this.#forward(at, state, hasDropout);
    const into = gradient === null ? null : this.#blocks(gradient);
    const nats = this.#heads.run(this.#batch, top, at, into, 1 / batch.rows, hasDropout);
    if (into) this.#backward(top, into, hasDropout);
    return { nats, state: this.#layers.map((layer) => layer.state()) };
  }

  #pack(parameters: Blocks, isTraining: boolean): void {
    this.#layers.forEach((layer, index) => layer.pack(lstmBlocks(parameters, index), isTraining));
    this.#heads.pack(parameters, isTraining);
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

  #blocks(start: Address): Blocks {
    return (name) => start + this.#offsets.get(name)!;
  }
}
