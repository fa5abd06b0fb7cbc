// Matrix products on the kernels: descriptors instead of lists of numbers, and the scratch they share.
import type { Address, Kernels } from './kernels.ts';
import type { Region } from './memory.ts';

/** Row-major; `width` floats lie from one row to the next. */
export interface Matrix {
  readonly at: Address;
  readonly rows: number;
  readonly columns: number;
  readonly width: number;
}

/** A right operand in the order the kernels read it. */
export interface PackedMatrix {
  readonly at: Address;
  readonly depth: number;
  /** Rounded up to a multiple of 8; the rest is zero. */
  readonly columns: number;
  /** Packed for Strassen's product, see assembly/strassen.ts. */
  readonly isHalved: boolean;
}

/** Floats: seven left operands of 48 rows and depth 256 and a tile, see assembly/strassen.ts. */
const SCRATCH = 7 * 48 * 256 + 64;
/** Depth of a gradient's products. */
const DEPTH_BLOCK = 256;
/** Columns and depth from which the seventh that halves save is worth more than their sums cost. */
const LEAST_HALVED = 128;

function isFasterHalved(rows: number, columns: number, depth: number): boolean {
  return (
    rows >= 8 &&
    rows % 8 === 0 &&
    columns >= LEAST_HALVED &&
    columns % 16 === 0 &&
    depth >= LEAST_HALVED &&
    depth % 8 === 0
  );
}

export const roundUp8 = (size: number): number => (size + 7) & ~7;

/** A matrix without gaps. */
export function matrix(at: Address, rows: number, columns: number, width = columns): Matrix {
  return { at, rows, columns, width };
}

/** @param rows of the left operands it will meet; 0 where it is to be packed whole */
export function allocatePacked(
  region: Region,
  depth: number,
  columns: number,
  rows = 0,
): PackedMatrix {
  const padded = roundUp8(columns);
  const isHalved = isFasterHalved(rows, columns, depth);
  const size = (isHalved ? 7 / 4 : 1) * depth * padded;
  return { at: region.floats(size), depth, columns: padded, isHalved };
}

export class Products {
  readonly kernels: Kernels;
  /** What `lstmForward` and `lstmBackward` may use too. */
  readonly scratch: Address;
  readonly #panel: Address;

  /** @param widest the most columns of `y` in `addTransposed` */
  constructor(kernels: Kernels, region: Region, widest: number) {
    this.kernels = kernels;
    this.scratch = region.floats(SCRATCH);
    this.#panel = region.floats((7 / 4) * DEPTH_BLOCK * roundUp8(widest));
  }

  pack({ at, rows, columns, width }: Matrix, to: PackedMatrix): void {
    this.kernels.packColumns(rows, columns, at, width, to.isHalved, to.at);
  }

  /** Packs the transpose. */
  packTransposed({ at, rows, columns, width }: Matrix, to: PackedMatrix): void {
    this.kernels.packTransposed(columns, rows, at, width, to.isHalved, to.at);
  }

  /** out = x · b, or += with `accumulate`. All `b.columns` are written: `out` must be as wide. */
  multiply(x: Matrix, b: PackedMatrix, out: Matrix, accumulate = false): void {
    if (b.isHalved && x.rows % 8 !== 0) throw new RangeError(`${x.rows} rows cannot be halved`);
    this.kernels.multiply(
      x.rows,
      b.columns,
      b.depth,
      x.at,
      x.width,
      b.at,
      out.at,
      out.width,
      accumulate,
      b.isHalved,
      this.scratch,
    );
  }

  /** out += transpose(x) · y for each pair: gradients of kernels, from one packed copy of y. */
  addTransposed(y: Matrix, pairs: readonly { readonly x: Matrix; readonly out: Matrix }[]): void {
    for (let from = 0; from < y.rows; from += DEPTH_BLOCK) {
      const depth = Math.min(DEPTH_BLOCK, y.rows - from);
      const isHalved = pairs.every(({ x }) => isFasterHalved(x.columns, y.columns, depth));
      const at = y.at + 4 * from * y.width;
      this.kernels.packColumns(depth, y.columns, at, y.width, isHalved, this.#panel);
      for (const { x, out } of pairs)
        this.kernels.addTransposedProduct(
          x.columns,
          roundUp8(y.columns),
          depth,
          x.at + 4 * from * x.width,
          x.width,
          this.#panel,
          out.at,
          out.width,
          isHalved,
          this.scratch,
        );
    }
  }
}
