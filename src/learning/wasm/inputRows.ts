// The network's input: the embeddings of the previous event are a dense matrix, the side input stays bits.
// A row has about six of 144 bits set, so its product with the kernel is a few row additions.
import { FIELD_COUNT, FIELDS } from '../../core/encoding/encodedPiece.ts';
import { SIDE_SIZE } from '../../core/encoding/pieceCursor.ts';
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import { inputSize } from '../network/layout.ts';
import type { BatchBuffers } from './batchBuffers.ts';
import type { Address, Kernels } from './kernels.ts';
import type { BatchShape } from './lstmLayer.ts';
import type { Region } from './memory.ts';
import { matrix, roundUp8, type Matrix } from './products.ts';

/** Addresses of blocks by name, in the parameters or in the gradient. */
export type Blocks = (name: string) => Address;

export class InputRows {
  readonly #kernels: Kernels;
  readonly #spec: NetworkSpec;
  readonly #streams: number;
  /** [N, Σ embeddings], after dropout. */
  readonly embedded: Matrix;
  /** As wide as products write. */
  readonly dEmbedded: Matrix;

  constructor(kernels: Kernels, region: Region, spec: NetworkSpec, { streams, steps }: BatchShape) {
    this.#kernels = kernels;
    this.#spec = spec;
    this.#streams = streams;
    const rows = streams * steps;
    const width = embeddedSize(spec);
    this.embedded = matrix(region.floats(rows * width), rows, width);
    const padded = roundUp8(width);
    this.dEmbedded = matrix(region.floats(rows * padded), rows, width, padded);
  }

  /** Fills `embedded`. */
  embed(batch: BatchBuffers, parameters: Blocks, hasDropout: boolean): void {
    const { at, rows, columns } = this.embedded;
    this.#eachField((field, width, from, k) => {
      const ids = batch.inputs + 4 * k;
      const table = parameters(`embedding/${field}`);
      this.#kernels.copyTableRows(rows, width, ids, FIELD_COUNT, table, at + 4 * from, columns);
    });
    if (hasDropout) this.#mask(this.embedded, batch);
  }

  /** Adds side input · kernel to the first layer's gates. */
  addSide(batch: BatchBuffers, parameters: Blocks, gates: Matrix, hasDropout: boolean): void {
    this.#kernels.addBitRows(
      gates.rows,
      this.#streams,
      SIDE_SIZE,
      batch.sideBefore,
      this.#sideMask(batch, hasDropout),
      inputSize(this.#spec),
      gates.columns,
      this.#sideKernel(parameters, gates.columns),
      gates.at,
      gates.width,
    );
  }

  /** Adds the gradients of the embeddings (from `dEmbedded`) and of the kernel's side rows. */
  backward(batch: BatchBuffers, dGates: Matrix, gradient: Blocks, hasDropout: boolean): void {
    this.#kernels.scatterBitRows(
      dGates.rows,
      this.#streams,
      SIDE_SIZE,
      batch.sideBefore,
      this.#sideMask(batch, hasDropout),
      inputSize(this.#spec),
      dGates.columns,
      this.#sideKernel(gradient, dGates.columns),
      dGates.at,
      dGates.width,
    );
    if (hasDropout) this.#mask(this.dEmbedded, batch);
    const { at, rows, width: step } = this.dEmbedded;
    this.#eachField((field, width, from, k) => {
      const ids = batch.inputs + 4 * k;
      const table = gradient(`embedding/${field}`);
      this.#kernels.scatterTableRows(rows, width, ids, FIELD_COUNT, table, at + 4 * from, step);
    });
  }

  #mask({ at, rows, columns, width }: Matrix, batch: BatchBuffers): void {
    const masks = inputSize(this.#spec);
    this.#kernels.maskRows(rows, this.#streams, columns, at, at, width, batch.inputMask, masks);
  }

  #sideMask(batch: BatchBuffers, hasDropout: boolean): Address {
    return hasDropout ? batch.inputMask + 4 * embeddedSize(this.#spec) : 0;
  }

  #sideKernel(blocks: Blocks, width: number): Address {
    return blocks('lstm_0/kernel') + 4 * embeddedSize(this.#spec) * width;
  }

  #eachField(work: (field: string, width: number, from: number, k: number) => void): void {
    let from = 0;
    FIELDS.forEach((field, k) => {
      const width = this.#spec.embeddingSizes[k]!;
      work(field, width, from, k);
      from += width;
    });
  }
}

/** Width of all embeddings side by side. */
export function embeddedSize(spec: NetworkSpec): number {
  return inputSize(spec) - SIDE_SIZE;
}
