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
}

/** Rows a product packs at a time, and rows of a gradient's operands: see assembly/multiply.ts. */
const ROW_BLOCK = 48;
const DEPTH_BLOCK = 256;

export const roundUp8 = (size: number): number => (size + 7) & ~7;

/** A matrix without gaps. */
export function matrix(at: Address, rows: number, columns: number, width = columns): Matrix {
  return { at, rows, columns, width };
}

export function allocatePacked(region: Region, depth: number, columns: number): PackedMatrix {
  const padded = roundUp8(columns);
  return { at: region.floats(depth * padded), depth, columns: padded };
}

export class Products {
  readonly kernels: Kernels;
  /** What `lstmForward` and `lstmBackward` may use too. */
  readonly scratch: Address;
  readonly #panel: Address;

  /** @param deepest the largest depth and @param widest the most columns of any product */
  constructor(kernels: Kernels, region: Region, deepest: number, widest: number) {
    this.kernels = kernels;
    this.scratch = region.floats(ROW_BLOCK * Math.max(deepest, DEPTH_BLOCK));
    this.#panel = region.floats(DEPTH_BLOCK * roundUp8(widest));
  }

  pack({ at, rows, columns, width }: Matrix, to: PackedMatrix): void {
    this.kernels.packColumns(rows, columns, at, width, to.at);
  }

  /** Packs the transpose. */
  packTransposed({ at, rows, columns, width }: Matrix, to: PackedMatrix): void {
    this.kernels.packTransposed(columns, rows, at, width, to.at);
  }

  /** out = x · b, or += with `accumulate`. All `b.columns` are written: `out` must be as wide. */
  multiply(x: Matrix, b: PackedMatrix, out: Matrix, accumulate = false): void {
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
      this.scratch,
    );
  }

  /** out += transpose(x) · y for each pair: gradients of kernels, from one packed copy of y. */
  addTransposed(y: Matrix, pairs: readonly { readonly x: Matrix; readonly out: Matrix }[]): void {
    for (let from = 0; from < y.rows; from += DEPTH_BLOCK) {
      const depth = Math.min(DEPTH_BLOCK, y.rows - from);
      this.kernels.packColumns(depth, y.columns, y.at + 4 * from * y.width, y.width, this.#panel);
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
          this.scratch,
        );
    }
  }
}
