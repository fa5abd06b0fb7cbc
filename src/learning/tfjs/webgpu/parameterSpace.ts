// The parameter vector on the device: the blocks of the flat vector in their order, each moved to a
// multiple of four floats, so that kernels can read vectors. What lies between stays zero.
import type { ParameterBlock } from '../../network/layout.ts';
import { matrix, type Matrix } from './multiply.ts';

/** A block of parameters or gradients by name. */
export type Blocks = (name: string) => Matrix;

export class ParameterSpace {
  /** In floats, with the gaps. */
  readonly size: number;
  readonly #blocks: readonly ParameterBlock[];
  readonly #offsets = new Map<string, number>();
  readonly #flatSize: number;

  constructor(blocks: readonly ParameterBlock[]) {
    this.#blocks = blocks;
    this.#flatSize = blocks.reduce((sum, { size }) => sum + size, 0);
    let size = 0;
    for (const block of blocks) {
      this.#offsets.set(block.name, size);
      size += Math.ceil(block.size / 4) * 4;
    }
    this.size = size;
  }

  toDevice(flat: Float32Array): Float32Array<ArrayBuffer> {
    const padded = new Float32Array(this.size);
    for (const { name, offset, size } of this.#blocks)
      padded.set(flat.subarray(offset, offset + size), this.#offsets.get(name));
    return padded;
  }

  fromDevice(padded: Float32Array): Float32Array<ArrayBuffer> {
    const flat = new Float32Array(this.#flatSize);
    for (const { name, offset, size } of this.#blocks) {
      const from = this.#offsets.get(name)!;
      flat.set(padded.subarray(from, from + size), offset);
    }
    return flat;
  }

  /** The blocks in a buffer laid out so; vectors are single rows. */
  blocks(buffer: GPUBuffer): Blocks {
    const matrices = new Map(
      this.#blocks.map(({ name, shape }) => {
        const [rows, columns] = shape.length === 1 ? [1, shape[0]] : shape;
        return [name, matrix(buffer, rows, columns, { offset: this.#offsets.get(name)! })];
      }),
    );
    return (name) => matrices.get(name)!;
  }
}
