// The six chained heads with their loss and, in training, all gradients: field by field, so that a field's
// logits are used for loss and gradients while they are in the cache.
import { FIELD_COUNT, FIELDS } from '../../core/encoding/encodedPiece.ts';
import { SIDE_SIZE } from '../../core/encoding/pieceCursor.ts';
import { FIELD_CLASSES } from '../../core/encoding/vocabulary.ts';
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import { FIRST_PLACED_FIELD } from '../network/layout.ts';
import type { BatchBuffers } from './batchBuffers.ts';
import type { Blocks } from './inputRows.ts';
import type { Address, Kernels } from './kernels.ts';
import type { BatchShape } from './lstmLayer.ts';
import type { Region } from './memory.ts';
import {
  allocatePacked,
  matrix,
  packing,
  packingTransposed,
  roundUp8,
  type Matrix,
  type PackedMatrix,
  type Packing,
  type Products,
} from './products.ts';

/** Widest logits of a field. */
export const MOST_CLASSES = roundUp8(Math.max(...FIELD_CLASSES));

const kernelOf = (blocks: Blocks, { hiddenSize, headSize }: HeadSizes): Matrix =>
  matrix(blocks('heads/kernel'), hiddenSize, FIELD_COUNT * headSize);

type HeadSizes = Pick<NetworkSpec, 'hiddenSize' | 'headSize'>;

/** The heads' weights as the kernels read them. */
export class HeadWeights {
  readonly sizes: HeadSizes;
  readonly kernel: PackedMatrix;
  readonly kernelTransposed: PackedMatrix;
  readonly outputs: readonly PackedMatrix[];
  readonly outputsTransposed: readonly PackedMatrix[];

  /** @param shares of the batch that meet them */
  constructor(region: Region, shares: readonly BatchShape[], sizes: HeadSizes) {
    const { hiddenSize, headSize } = sizes;
    const rows = shares.map(({ streams, steps }) => streams * steps);
    const width = FIELD_COUNT * headSize;
    this.sizes = sizes;
    this.kernel = allocatePacked(region, hiddenSize, width, rows);
    this.kernelTransposed = allocatePacked(region, width, hiddenSize, rows);
    this.outputs = FIELD_CLASSES.map((classes) => allocatePacked(region, headSize, classes));
    this.outputsTransposed = FIELD_CLASSES.map((classes) =>
      allocatePacked(region, classes, headSize),
    );
  }

  packings(kernels: Kernels, parameters: Blocks, isTraining: boolean): Packing[] {
    const kernel = kernelOf(parameters, this.sizes);
    const outputs = FIELDS.map((field, k) =>
      matrix(parameters(`output/${field}/kernel`), this.sizes.headSize, FIELD_CLASSES[k]!),
    );
    const forward = [
      packing(kernels, kernel, this.kernel),
      ...outputs.map((output, k) => packing(kernels, output, this.outputs[k]!)),
    ];
    if (!isTraining) return forward;
    return [
      ...forward,
      packingTransposed(kernels, kernel, this.kernelTransposed),
      ...outputs.map((output, k) => packingTransposed(kernels, output, this.outputsTransposed[k]!)),
    ];
  }
}

export class Heads {
  readonly #products: Products;
  readonly #kernels: Kernels;
  readonly #streams: number;
  readonly #size: number;
  readonly #weights: HeadWeights;
  /** [N, 6Z] hidden units after rectifier and dropout. */
  readonly #active: Matrix;
  readonly #dHidden: Matrix;
  readonly #logits: Address;
  /** [Z, V] with rows as wide as products write. */
  readonly #outputGradient: Address;

  constructor(
    products: Products,
    region: Region,
    { streams, steps }: BatchShape,
    weights: HeadWeights,
  ) {
    const { headSize } = weights.sizes;
    const rows = streams * steps;
    const width = FIELD_COUNT * headSize;
    this.#products = products;
    this.#kernels = products.kernels;
    this.#streams = streams;
    this.#size = headSize;
    this.#weights = weights;
    this.#active = matrix(region.floats(rows * width), rows, width);
    this.#dHidden = matrix(region.floats(rows * width), rows, width);
    this.#logits = region.floats(rows * MOST_CLASSES);
    this.#outputGradient = region.floats(headSize * MOST_CLASSES);
  }

  /**
   * Loss, and with `gradient` the gradients of the heads' blocks.
   * @param top [N, H] the top layer after dropout
   * @param scale of the gradient: 1 / rows
   * @returns total nats
   */
  run(
    batch: BatchBuffers,
    top: Matrix,
    parameters: Blocks,
    gradient: Blocks | null,
    scale: number,
    hasDropout: boolean,
  ): number {
    this.#fillActive(batch, top, parameters);
    this.#kernels.rectify(this.#active.rows * this.#active.width, this.#active.at);
    if (hasDropout) this.#mask(this.#active, batch);
    let nats = 0;
    FIELDS.forEach((_, k) => {
      const logits = this.#fillLogits(k, parameters);
      nats += this.#kernels.softmaxCrossEntropy(
        logits.rows,
        logits.width,
        logits.at,
        batch.targets + 4 * k,
        batch.weights + k,
        batch.legal + 8 * k,
        FIELD_COUNT,
        scale,
      );
      if (gradient) this.#outputBackward(k, logits, gradient);
    });
    return nats;
  }

  /** After `run` with a gradient: the rest of the gradients. @param dTop [N, H] written */
  backward(
    batch: BatchBuffers,
    top: Matrix,
    dTop: Matrix,
    gradient: Blocks,
    hasDropout: boolean,
  ): void {
    const { at, rows, columns, width } = this.#dHidden;
    this.#kernels.rectifyBackward(rows * width, this.#active.at, at);
    if (hasDropout) this.#mask(this.#dHidden, batch);
    this.#products.addTransposed(this.#dHidden, [
      { x: top, out: kernelOf(gradient, this.#weights.sizes) },
    ]);
    this.#kernels.addRowSums(rows, columns, at, width, gradient('heads/bias'));
    this.#eachSide(batch, (bits, block, from, count) =>
      this.#kernels.scatterBitRows(
        rows,
        this.#streams,
        SIDE_SIZE,
        bits,
        0,
        0,
        count,
        gradient(block),
        at + 4 * from,
        width,
      ),
    );
    this.#eachChain(batch, (ids, block, from, count) =>
      this.#kernels.scatterTableRows(
        rows,
        count,
        ids,
        FIELD_COUNT,
        gradient(block),
        at + 4 * from,
        width,
      ),
    );
    this.#products.multiply(this.#dHidden, this.#weights.kernelTransposed, dTop);
  }

  /** The hidden units before the rectifier. */
  #fillActive(batch: BatchBuffers, top: Matrix, parameters: Blocks): void {
    const { at, rows, columns, width } = this.#active;
    this.#kernels.fillRows(rows, columns, parameters('heads/bias'), at, width);
    this.#products.multiply(top, this.#weights.kernel, this.#active, true);
    this.#eachSide(batch, (bits, block, from, count) =>
      this.#kernels.addBitRows(
        rows,
        this.#streams,
        SIDE_SIZE,
        bits,
        0,
        0,
        count,
        parameters(block),
        at + 4 * from,
        width,
      ),
    );
    this.#eachChain(batch, (ids, block, from, count) =>
      this.#kernels.addTableRows(
        rows,
        count,
        ids,
        FIELD_COUNT,
        parameters(block),
        at + 4 * from,
        width,
      ),
    );
  }

  #fillLogits(k: number, parameters: Blocks): Matrix {
    const { rows } = this.#active;
    const classes = FIELD_CLASSES[k]!;
    const packed = this.#weights.outputs[k]!;
    const logits = matrix(this.#logits, rows, classes, packed.columns);
    const bias = parameters(`output/${FIELDS[k]!}/bias`);
    this.#kernels.fillRows(rows, classes, bias, logits.at, logits.width);
    this.#products.multiply(this.#columnsOf(this.#active, k), packed, logits, true);
    return logits;
  }

  #outputBackward(k: number, dLogits: Matrix, gradient: Blocks): void {
    const { rows, columns, at, width } = dLogits;
    this.#kernels.addRowSums(rows, columns, at, width, gradient(`output/${FIELDS[k]!}/bias`));
    const out = matrix(this.#outputGradient, this.#size, columns, width);
    this.#kernels.clear(out.rows * width, out.at);
    this.#products.addTransposed(dLogits, [{ x: this.#columnsOf(this.#active, k), out }]);
    const block = gradient(`output/${FIELDS[k]!}/kernel`);
    this.#kernels.addRows(this.#size, columns, out.at, width, block, columns);
    const dHidden = this.#columnsOf(this.#dHidden, k);
    this.#products.multiply(dLogits, this.#weights.outputsTransposed[k]!, dHidden);
  }

  #eachSide(
    batch: BatchBuffers,
    work: (bits: Address, block: string, from: number, count: number) => void,
  ): void {
    const placed = FIRST_PLACED_FIELD * this.#size;
    work(batch.sideBefore, 'heads/side_before', 0, placed);
    work(batch.sideAt, 'heads/side_at', placed, FIELD_COUNT * this.#size - placed);
  }

  #eachChain(
    batch: BatchBuffers,
    work: (ids: Address, block: string, from: number, count: number) => void,
  ): void {
    FIELDS.slice(0, -1).forEach((field, k) => {
      const from = (k + 1) * this.#size;
      work(batch.targets + 4 * k, `chain/${field}`, from, FIELD_COUNT * this.#size - from);
    });
  }

  #mask({ at, rows, columns, width }: Matrix, batch: BatchBuffers): void {
    this.#kernels.maskRows(rows, this.#streams, columns, at, at, width, batch.headMask, columns);
  }

  /** The hidden units of field k. */
  #columnsOf({ at, rows, width }: Matrix, k: number): Matrix {
    return matrix(at + 4 * k * this.#size, rows, this.#size, width);
  }
}
