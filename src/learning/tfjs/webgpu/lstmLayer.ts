// One LSTM layer for one batch shape: its buffers, and the recording of its two passes.
import { threadsFor, type Decomposition, type Uniforms } from './decomposition.ts';
import type { DeviceMemory } from './deviceMemory.ts';
import { backwardKernel, transposeKernel } from './lstmBackward.ts';
import { forwardKernel } from './lstmForward.ts';
import { matrix, multiply, type Matrix } from './multiply.ts';
import type { Recording } from './recording.ts';
import { sumColumns } from './sums.ts';

export interface BatchShape {
  readonly streams: number;
  readonly steps: number;
}

/** Where a layer's parameters, or their gradients, are. */
export interface LstmBlocks {
  /** [in, 4H], gates i, f, c, o. */
  readonly kernel: Matrix;
  /** [H, 4H] */
  readonly recurrentKernel: Matrix;
  /** [1, 4H] */
  readonly bias: Matrix;
}

export class LstmLayer {
  /** [T·B, H], after dropout. */
  readonly output: Matrix;
  /** [B, H] on the output, all ones without dropout. */
  readonly mask: GPUBuffer;
  /** [T + 1, B, H], the initial state first. */
  readonly hiddens: GPUBuffer;
  readonly cells: GPUBuffer;
  readonly #shape: BatchShape;
  readonly #hiddenSize: number;
  readonly #decomposition: Decomposition;
  /** [T·B, 4H]: pre-activations, then gates, then the gradients of the pre-activations. */
  readonly #gates: Matrix;
  readonly #transposed: GPUBuffer;
  readonly #dCells: GPUBuffer;

  /** @throws RangeError when `hiddenSize` is not a multiple of 4. */
  constructor(
    memory: DeviceMemory,
    shape: BatchShape,
    hiddenSize: number,
    decomposition: Decomposition,
  ) {
    if (hiddenSize % 4 !== 0) throw new RangeError(`${hiddenSize} units: not a multiple of 4`);
    const { streams, steps } = shape;
    const rows = streams * steps;
    const state = streams * hiddenSize;
    this.#shape = shape;
    this.#hiddenSize = hiddenSize;
    this.#decomposition = decomposition;
    this.#gates = matrix(memory.allocate(4 * rows * hiddenSize, 'gates'), rows, 4 * hiddenSize);
    this.hiddens = memory.allocate(state + rows * hiddenSize, 'hiddens');
    this.cells = memory.allocate(state + rows * hiddenSize, 'cells');
    this.output = matrix(memory.allocate(rows * hiddenSize, 'output'), rows, hiddenSize);
    this.mask = memory.allocate(state, 'output mask');
    this.#transposed = memory.allocate(4 * hiddenSize * hiddenSize, 'U transposed');
    this.#dCells = memory.allocate(state, 'dCells');
  }

  /** Bytes of one step in `hiddens` and `cells`. */
  get stateBytes(): number {
    return 4 * this.#shape.streams * this.#hiddenSize;
  }

  forward(recording: Recording, weights: LstmBlocks, input: Matrix): void {
    const bias = weights.bias.offset;
    multiply(recording, { a: input, b: weights.kernel, into: this.#gates, start: { bias } });
    this.recur(recording, weights.recurrentKernel);
  }

  /** The recurrence alone, from the pre-activations x · W + b. */
  recur(recording: Recording, recurrentKernel: Matrix): void {
    const { steps } = this.#shape;
    const isByStep = this.#decomposition.kind === 'step';
    const kernel = forwardKernel(this.#hiddenSize, this.#decomposition);
    for (let step = 0; step < (isByStep ? steps : 1); step++)
      recording.add(
        kernel,
        {
          weights: recurrentKernel.buffer,
          mask: this.mask,
          gates: this.#gates.buffer,
          cells: this.cells,
          hiddens: this.hiddens,
          output: this.output.buffer,
        },
        this.#uniforms(step, recurrentKernel),
        this.#threads,
      );
  }

  /**
   * @param dOutput d(loss)/d(output) [T·B, H]
   * @param dInput receives d(loss)/d(input) [T·B, n]: the first n inputs' share.
   */
  backward(
    recording: Recording,
    weights: LstmBlocks,
    input: Matrix,
    dOutput: Matrix,
    gradient: LstmBlocks,
    dInput: Matrix,
  ): void {
    this.recurBackward(recording, weights.recurrentKernel, dOutput);
    const dz = this.#gates;
    const previous = matrix(this.hiddens, dz.rows, this.#hiddenSize);
    multiply(recording, { a: input, b: dz, into: gradient.kernel, transpose: 'a' });
    multiply(recording, { a: previous, b: dz, into: gradient.recurrentKernel, transpose: 'a' });
    sumColumns(recording, dz, gradient.bias);
    const kernel = { ...weights.kernel, rows: dInput.columns };
    multiply(recording, { a: dz, b: kernel, into: dInput, transpose: 'b' });
  }

  recurBackward(recording: Recording, recurrentKernel: Matrix, dOutput: Matrix): void {
    const { steps } = this.#shape;
    const H = this.#hiddenSize;
    recording.add(
      transposeKernel,
      { weights: recurrentKernel.buffer, transposed: this.#transposed },
      { start: recurrentKernel.offset, rows: H, columns: 4 * H },
      [H, 4 * H],
    );
    const isByStep = this.#decomposition.kind === 'step';
    const kernel = backwardKernel(H, this.#decomposition);
    for (let step = isByStep ? steps - 1 : 0; step >= 0; step--)
      recording.add(
        kernel,
        {
          transposed: this.#transposed,
          mask: this.mask,
          cells: this.cells,
          dOutput: dOutput.buffer,
          gates: this.#gates.buffer,
          dCells: this.#dCells,
        },
        this.#uniforms(step, recurrentKernel),
        this.#threads,
      );
  }

  get #threads(): readonly [number, number] {
    return threadsFor(this.#decomposition, this.#shape.streams, this.#hiddenSize);
  }

  #uniforms(step: number, { offset }: Matrix): Record<Uniforms, number> {
    return { ...this.#shape, step, recurrent: offset / 4 };
  }
}
