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

type Levels = 0 | 1 | 2;

/** A right operand in the order the kernels read it. */
export interface PackedMatrix {
  readonly at: Address;
  readonly depth: number;
  /** Rounded up to a multiple of 8; the rest is zero. */
  readonly columns: number;
  /** Of Strassen's product it was packed for, see assembly/strassen.ts; 0: none. */
  readonly levels: Levels;
}

/** Depth of a gradient's products. */
const DEPTH_BLOCK = 256;
/** Columns and depth from which the eighth that a level saves is worth more than its sums cost. */
const LEAST_HALVED = 128;
/** Likewise, of the depth, for the second level; and of the rows, which its longer packing must serve. */
const LEAST_QUARTERED = 256;
const LEAST_ROWS_QUARTERED = 1024;

/** How many levels are fastest. @param times one packing is used */
function levelsFor(rows: number, columns: number, depth: number, times: number): Levels {
  const fits = (levels: number): boolean =>
    rows > 0 && ((rows | depth) & ((4 << levels) - 1)) === 0 && columns % (8 << levels) === 0;
  if (columns < LEAST_HALVED || depth < LEAST_HALVED || !fits(1)) return 0;
  const isQuartered = depth >= LEAST_QUARTERED && rows * times >= LEAST_ROWS_QUARTERED;
  return isQuartered && fits(2) ? 2 : 1;
}

/** Floats: left operands and products of a block, see assembly/strassen.ts. */
function scratchSize(widest: number): number {
  const ofTwoLevels = (49 / 16) * 48 * (widest + 1024);
  const ofGradients = (7 / 4) * 96 * (widest + 512);
  return Math.max(ofTwoLevels, ofGradients);
}

export const roundUp8 = (size: number): number => (size + 7) & ~7;

/** A matrix without gaps. */
export function matrix(at: Address, rows: number, columns: number, width = columns): Matrix {
  return { at, rows, columns, width };
}

/**
 * @param rows of the left operands it will meet; 0 where it is to be packed whole
 * @param times it will meet one before it is packed anew
 */
export function allocatePacked(
  region: Region,
  depth: number,
  columns: number,
  rows = 0,
  times = 1,
): PackedMatrix {
  const padded = roundUp8(columns);
  const levels = levelsFor(rows, columns, depth, times);
  const size = (7 / 4) ** levels * depth * padded;
  return { at: region.floats(size), depth, columns: padded, levels };
}

export class Products {
  readonly kernels: Kernels;
  /** What `lstmForward` and `lstmBackward` may use too. */
  readonly scratch: Address;
  readonly #panel: Address;

  /** @param widest the most columns of any product */
  constructor(kernels: Kernels, region: Region, widest: number) {
    this.kernels = kernels;
    this.scratch = region.floats(scratchSize(roundUp8(widest)));
    this.#panel = region.floats((7 / 4) * DEPTH_BLOCK * roundUp8(widest));
  }

  pack({ at, rows, columns, width }: Matrix, to: PackedMatrix): void {
    this.kernels.packColumns(rows, columns, at, width, to.levels, to.at);
  }

  /** Packs the transpose. */
  packTransposed({ at, rows, columns, width }: Matrix, to: PackedMatrix): void {
    this.kernels.packTransposed(columns, rows, at, width, to.levels, to.at);
  }

  /** out = x · b, or += with `accumulate`. All `b.columns` are written: `out` must be as wide. */
  multiply(x: Matrix, b: PackedMatrix, out: Matrix, accumulate = false): void {
    if (b.levels > 0 && x.rows % (4 << b.levels) !== 0)
      throw new RangeError(`${x.rows} rows cannot be halved`);
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
      b.levels,
      this.scratch,
    );
  }

  /** out += transpose(x) · y for each pair: gradients of kernels, from one packed copy of y. */
  addTransposed(y: Matrix, pairs: readonly { readonly x: Matrix; readonly out: Matrix }[]): void {
    for (let from = 0; from < y.rows; from += DEPTH_BLOCK) {
      const depth = Math.min(DEPTH_BLOCK, y.rows - from);
      // A second level gains nothing here: y, packed anew at each step, would be three times as long.
      const levels = pairs.every(({ x }) => levelsFor(x.columns, y.columns, depth, 1) > 0) ? 1 : 0;
      const at = y.at + 4 * from * y.width;
      this.kernels.packColumns(depth, y.columns, at, y.width, levels, this.#panel);
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
          levels,
          this.scratch,
        );
    }
  }
}
