// One LSTM layer: its buffers for a batch shape, its packed weights, its forward and backward pass.
import type { LayerState } from '../../core/model/checkpoint.ts';
import type { Address, Kernels } from './kernels.ts';
import type { KernelMemory, Region } from './memory.ts';
import {
  allocatePacked,
  matrix,
  packing,
  packingTransposed,
  type Matrix,
  type PackedMatrix,
  type Packing,
  type Products,
} from './products.ts';

export interface BatchShape {
  readonly streams: number;
  readonly steps: number;
}

/** Where a layer's blocks begin, in the parameters or in the gradient. */
export interface LstmBlocks {
  readonly kernel: Address;
  readonly recurrentKernel: Address;
  readonly bias: Address;
}

/** A layer's blocks by their names in the layout. */
export function lstmBlocks(blocks: (name: string) => Address, layer: number): LstmBlocks {
  return {
    kernel: blocks(`lstm_${layer}/kernel`),
    recurrentKernel: blocks(`lstm_${layer}/recurrent_kernel`),
    bias: blocks(`lstm_${layer}/bias`),
  };
}

function kernelsOf(
  { kernel, recurrentKernel }: LstmBlocks,
  inputSize: number,
  size: number,
): { kernel: Matrix; recurrentKernel: Matrix } {
  return {
    kernel: matrix(kernel, inputSize, 4 * size),
    recurrentKernel: matrix(recurrentKernel, size, 4 * size),
  };
}

/** A layer's weights as the kernels read them. */
export class LstmWeights {
  /** Rows of the kernel that meet a dense input. */
  readonly inputSize: number;
  readonly size: number;
  readonly kernel: PackedMatrix;
  readonly kernelTransposed: PackedMatrix;
  readonly recurrent: PackedMatrix;
  readonly recurrentTransposed: PackedMatrix;

  /**
   * @param shares of the batch that meet them
   * @param inputSize 0: the caller fills `gates`
   */
  constructor(region: Region, shares: readonly BatchShape[], inputSize: number, size: number) {
    const rows = shares.map(({ streams, steps }) => streams * steps);
    const streams = shares.map((share) => share.streams);
    const { steps } = shares[0]!;
    this.inputSize = inputSize;
    this.size = size;
    this.kernel = allocatePacked(region, inputSize, 4 * size, rows);
    this.kernelTransposed = allocatePacked(region, 4 * size, inputSize, rows);
    this.recurrent = allocatePacked(region, size, 4 * size, streams, steps);
    this.recurrentTransposed = allocatePacked(region, 4 * size, size, streams, steps);
  }

  packings(kernels: Kernels, parameters: LstmBlocks, isTraining: boolean): Packing[] {
    const { kernel, recurrentKernel } = kernelsOf(parameters, this.inputSize, this.size);
    const forward = [
      packing(kernels, kernel, this.kernel),
      packing(kernels, recurrentKernel, this.recurrent),
    ];
    if (!isTraining) return forward;
    return [
      ...forward,
      packingTransposed(kernels, kernel, this.kernelTransposed),
      packingTransposed(kernels, recurrentKernel, this.recurrentTransposed),
    ];
  }
}

export class LstmLayer {
  readonly #products: Products;
  readonly #memory: KernelMemory;
  readonly #shape: BatchShape;
  readonly #weights: LstmWeights;
  readonly #size: number;
  /** [(T+1)·B, H], the state before the first step first. */
  readonly #h: Address;
  readonly #c: Address;
  readonly #tanhC: Address;
  readonly #dc: Address;
  /** [B, 4H]: what comes from the step before, or in part [B, H] from the step after. */
  readonly #neighbour: Address;
  /** [T·B, 4H] */
  readonly gates: Matrix;
  /** [T·B, H], before dropout. */
  readonly output: Matrix;

  constructor(
    products: Products,
    memory: KernelMemory,
    region: Region,
    shape: BatchShape,
    weights: LstmWeights,
  ) {
    const { streams, steps } = shape;
    const { size } = weights;
    const rows = streams * steps;
    this.#products = products;
    this.#memory = memory;
    this.#shape = shape;
    this.#weights = weights;
    this.#size = size;
    this.#h = region.floats((rows + streams) * size);
    this.#c = region.floats((rows + streams) * size);
    this.#tanhC = region.floats(rows * size);
    this.#dc = region.floats(streams * size);
    this.#neighbour = region.floats(streams * 4 * size);
    this.gates = matrix(region.floats(rows * 4 * size), rows, 4 * size);
    this.output = matrix(this.#h + 4 * streams * size, rows, size);
  }

  /** Sets the state before the first step; null: zeros. */
  setState(state: LayerState | null): void {
    const count = this.#shape.streams * this.#size;
    const [h, c] = [this.#memory.floats(this.#h, count), this.#memory.floats(this.#c, count)];
    if (state) {
      h.set(state.h);
      c.set(state.c);
    } else {
      h.fill(0);
      c.fill(0);
    }
  }

  /** The state after the last step. */
  state(): LayerState {
    const { streams, steps } = this.#shape;
    const count = streams * this.#size;
    const last = 4 * steps * count;
    return {
      h: this.#memory.floats(this.#h + last, count).slice(),
      c: this.#memory.floats(this.#c + last, count).slice(),
    };
  }

  /** gates = input · kernel. */
  project(input: Matrix): void {
    this.#products.multiply(input, this.#weights.kernel, this.gates);
  }

  /** From projected input to `output`. */
  forward(parameters: LstmBlocks): void {
    this.#products.kernels.lstmForward(
      this.#shape.steps,
      this.#shape.streams,
      this.#size,
      this.gates.at,
      this.#weights.recurrent.at,
      this.#weights.recurrent.levels,
      parameters.bias,
      this.#h,
      this.#c,
      this.#tanhC,
      this.#neighbour,
      this.#products.scratch,
    );
  }

  /**
   * Turns `gates` into their gradient and adds the gradients of the blocks.
   * @param dOutput d(loss)/d(output), overwritten
   * @param input what `project` had; null where the caller filled `gates`
   */
  backward(dOutput: Matrix, input: Matrix | null, gradient: LstmBlocks): void {
    const { kernels, scratch } = this.#products;
    kernels.lstmBackward(
      this.#shape.steps,
      this.#shape.streams,
      this.#size,
      this.gates.at,
      this.#weights.recurrentTransposed.at,
      this.#weights.recurrentTransposed.levels,
      this.#c,
      this.#tanhC,
      dOutput.at,
      gradient.bias,
      this.#neighbour,
      this.#dc,
      scratch,
    );
    const { inputSize } = this.#weights;
    const { kernel, recurrentKernel } = kernelsOf(gradient, inputSize, this.#size);
    const previous = matrix(this.#h, this.output.rows, this.#size);
    this.#products.addTransposed(this.gates, [
      { x: previous, out: recurrentKernel },
      ...(input ? [{ x: input, out: kernel }] : []),
    ]);
  }

  /** After `backward`: d(loss)/d(input). @param out its width a multiple of 8 */
  backwardInput(out: Matrix): void {
    this.#products.multiply(this.gates, this.#weights.kernelTransposed, out);
  }
}
