// One LSTM layer one event at a time.
import type { Address, Kernels } from './kernels.ts';
import type { LstmBlocks } from './lstmLayer.ts';
import type { KernelMemory, Region } from './memory.ts';
import { allocatePacked, type PackedMatrix } from './products.ts';

export class StepLayer {
  /** [4H] to be filled with the part of input · kernel that `step` does not do. */
  readonly gates: Address;
  /** [H] */
  readonly h: Address;
  readonly #kernels: Kernels;
  readonly #memory: KernelMemory;
  readonly #size: number;
  readonly #inputSize: number;
  readonly #kernel: PackedMatrix;
  readonly #recurrent: PackedMatrix;
  readonly #bias: Address;
  readonly #c: Address;
  readonly #tanhC: Address;
  /** [4H] */
  readonly #zeros: Address;

  /** @param inputSize length of the vector `step` is given; 0: the caller fills `gates`. */
  constructor(
    kernels: Kernels,
    memory: KernelMemory,
    region: Region,
    inputSize: number,
    size: number,
  ) {
    this.#kernels = kernels;
    this.#memory = memory;
    this.#size = size;
    this.#inputSize = inputSize;
    this.#kernel = allocatePacked(region, inputSize, 4 * size);
    this.#recurrent = allocatePacked(region, size, 4 * size);
    this.gates = region.floats(4 * size);
    this.#bias = region.floats(4 * size);
    this.h = region.floats(size);
    this.#c = region.floats(size);
    this.#tanhC = region.floats(size);
    this.#zeros = region.floats(4 * size);
  }

  /** Takes over weights (copied). */
  load({ kernel, recurrentKernel, bias }: LstmBlocks): void {
    const width = 4 * this.#size;
    this.#kernels.packColumns(this.#inputSize, width, kernel, width, 0, this.#kernel.at);
    this.#kernels.packColumns(this.#size, width, recurrentKernel, width, 0, this.#recurrent.at);
    this.#kernels.fillRows(1, width, bias, this.#bias, width);
  }

  reset(): void {
    this.#memory.floats(this.#zeros, 4 * this.#size).fill(0);
    this.#memory.floats(this.h, this.#size).fill(0);
    this.#memory.floats(this.#c, this.#size).fill(0);
  }

  /** What it remembers: h and c, to be read or set. */
  memory(): Float32Array[] {
    return [this.h, this.#c].map((at) => this.#memory.floats(at, this.#size));
  }

  /** To be called before `gates` is filled. */
  clearGates(): void {
    this.#memory.floats(this.gates, 4 * this.#size).fill(0);
  }

  /** Adds what the layer itself knows to `gates` and moves on by one event. */
  step(input: Address): void {
    const width = 4 * this.#size;
    const { gates, h } = this;
    if (this.#inputSize > 0)
      this.#kernels.addVectorProduct(this.#inputSize, width, input, this.#kernel.at, gates);
    this.#kernels.addVectorProduct(this.#size, width, h, this.#recurrent.at, gates);
    const [c, zeros] = [this.#c, this.#zeros];
    this.#kernels.cellForward(1, this.#size, gates, zeros, this.#bias, c, c, this.#tanhC, h);
  }
}
