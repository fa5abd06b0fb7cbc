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
/** Rows from which a gradient goes by two levels, whose products are kept and joined once. */
const LEAST_ROWS_SUMMED = 1024;

/** Whether operands can be cut in half so often. */
function canHalve(levels: Levels, rows: number, columns: number, depth: number): boolean {
  return ((rows | depth) & ((4 << levels) - 1)) === 0 && columns % (8 << levels) === 0;
}

/** How many levels are fastest. @param times one packing is used */
function levelsFor(rows: number, columns: number, depth: number, times: number): Levels {
  if (columns < LEAST_HALVED || depth < LEAST_HALVED) return 0;
  const isQuartered = depth >= LEAST_QUARTERED && rows * times >= LEAST_ROWS_QUARTERED;
  if (isQuartered && canHalve(2, rows, columns, depth)) return 2;
  return canHalve(1, rows, columns, depth) ? 1 : 0;
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
 * @param rows of each left operand it is to fit; none where it is to be packed whole
 * @param times it will meet one before it is packed anew
 */
export function allocatePacked(
  region: Region,
  depth: number,
  columns: number,
  rows: readonly number[] = [],
  times = 1,
): PackedMatrix {
  const padded = roundUp8(columns);
  const most = rows.map((count) => levelsFor(count, columns, depth, times));
  const levels = most.length === 0 ? 0 : (Math.min(...most) as Levels);
  const size = (7 / 4) ** levels * depth * padded;
  return { at: region.floats(size), depth, columns: padded, levels };
}

/** A matrix to be packed; which thread does it makes no difference. */
export interface Packing {
  /** How much work it is. */
  readonly floats: number;
  readonly pack: () => void;
}

export function packing(
  kernels: Kernels,
  { at, rows, columns, width }: Matrix,
  to: PackedMatrix,
): Packing {
  const pack = (): void => kernels.packColumns(rows, columns, at, width, to.levels, to.at);
  return { floats: rows * columns, pack };
}

/** Of the transpose. */
export function packingTransposed(
  kernels: Kernels,
  { at, rows, columns, width }: Matrix,
  to: PackedMatrix,
): Packing {
  const pack = (): void => kernels.packTransposed(columns, rows, at, width, to.levels, to.at);
  return { floats: rows * columns, pack };
}

/** out += transpose(x) · what all pairs share. */
interface Gradient {
  readonly x: Matrix;
  readonly out: Matrix;
}

export class Products {
  readonly kernels: Kernels;
  /** What `lstmForward` and `lstmBackward` may use too. */
  readonly scratch: Address;
  readonly #panel: Address;
  /** Floats of gradients whose products can be kept in `#sums`. */
  readonly #summed: number;
  readonly #sums: Address;

  /**
   * @param widest the most columns of any product
   * @param gradients the most floats that `addTransposed` adds to at a time, and from how many rows; it is
   * slower where more are to be added to
   */
  constructor(
    kernels: Kernels,
    region: Region,
    widest: number,
    gradients: { readonly rows: number; readonly size: number } = { rows: 0, size: 0 },
  ) {
    this.kernels = kernels;
    this.#summed = gradients.rows < LEAST_ROWS_SUMMED ? 0 : gradients.size;
    const levels = this.#summed > 0 ? 2 : 1;
    this.scratch = region.floats(scratchSize(roundUp8(widest)));
    this.#panel = region.floats((7 / 4) ** levels * DEPTH_BLOCK * roundUp8(widest));
    this.#sums = region.floats((49 / 16) * this.#summed);
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
  addTransposed(y: Matrix, pairs: readonly Gradient[]): void {
    const columns = roundUp8(y.columns);
    const isSummed = this.#canSum(y, pairs);
    for (let from = 0; from < y.rows; from += DEPTH_BLOCK) {
      const depth = Math.min(DEPTH_BLOCK, y.rows - from);
      const isHalved = pairs.every(({ x }) => levelsFor(x.columns, y.columns, depth, 1) > 0);
      const levels = isSummed ? 2 : isHalved ? 1 : 0;
      const at = y.at + 4 * from * y.width;
      this.kernels.packColumns(depth, y.columns, at, y.width, levels, this.#panel);
      let sums = this.#sums;
      for (const { x, out } of pairs) {
        const left = [x.columns, columns, depth, x.at + 4 * from * x.width, x.width] as const;
        const to = [out.at, out.width, levels, this.scratch] as const;
        if (isSummed) {
          const isLast = from + depth === y.rows;
          this.kernels.sumTransposedProduct(...left, this.#panel, from === 0, isLast, sums, ...to);
          sums += 4 * (49 / 16) * x.columns * columns;
        } else this.kernels.addTransposedProduct(...left, this.#panel, ...to);
      }
    }
  }

  /** Fewer rows gain nothing: y, packed anew at each step, is three times as long for two levels. */
  #canSum(y: Matrix, pairs: readonly Gradient[]): boolean {
    const size = pairs.reduce((sum, { x }) => sum + x.columns * y.columns, 0);
    if (y.rows < LEAST_ROWS_SUMMED || y.columns < LEAST_HALVED || size > this.#summed) return false;
    return pairs.every(({ x }) => canHalve(2, x.columns, y.columns, y.rows));
  }
}
