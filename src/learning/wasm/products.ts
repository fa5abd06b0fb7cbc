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

/** Rows of a matrix. */
export function rowsOf({ at, columns, width }: Matrix, from: number, count: number): Matrix {
  return matrix(at + 4 * from * width, count, columns, width);
}

/** A right operand in the order the kernels read it. */
export interface PackedMatrix {
  readonly at: Address;
  readonly depth: number;
  /** Rounded up to a multiple of 8; the rest is zero. */
  readonly columns: number;
  /** Of Strassen's product it was packed for, see assembly/strassen.ts; 0: none. */
  readonly levels: Levels;
}

/** Depth of a gradient's products, and of those of whole operands. */
const DEPTH_BLOCK = 256;
/** Of a gradient whose kept products, read and written for each block, do not fit the second cache. */
const LONG_DEPTH_BLOCK = 512;
/** Most floats of a gradient that is none of these. */
const LARGE_GRADIENT = 128 * 1024;
/** Rows of a gradient that are summed at a time, see assembly/multiply.ts; likewise of other products. */
const GRADIENT_ROWS = 256;
const ROWS = 48;
/** Columns and depth from which the eighth that a level saves is worth more than its sums cost. */
const LEAST_HALVED = 128;
/** Likewise of the depth for the second level; with few rows its longer right operand weighs more. */
const LEAST_QUARTERED = 256;
const FEW_ROWS = 32;
const LEAST_OF_FEW_QUARTERED = 512;
/** Rows that the longer packing of the second level must serve. */
const LEAST_ROWS_QUARTERED = 1024;
/** Rows of a gradient, whose right operand is summed for it alone. */
const LEAST_ROWS_HALVED = 96;
/** Columns of a strip and of one of two levels, and floats of all gaps, see assembly/strassen.ts. */
const STRIP = 48;
const STRIP_OF_TWO = 192;
const GAPS = 88 * 48;

/** Whether operands can be cut in half so often. */
function canHalve(levels: Levels, rows: number, columns: number, depth: number): boolean {
  return ((rows | depth) & ((4 << levels) - 1)) === 0 && columns % (8 << levels) === 0;
}

/** How many levels are fastest. @param times one packing is used */
function levelsFor(rows: number, columns: number, depth: number, times: number): Levels {
  if (columns < LEAST_HALVED || depth < LEAST_HALVED) return 0;
  const least = rows < FEW_ROWS ? LEAST_OF_FEW_QUARTERED : LEAST_QUARTERED;
  const isQuartered = depth >= least && rows * times >= LEAST_ROWS_QUARTERED;
  if (isQuartered && canHalve(2, rows, columns, depth)) return 2;
  return canHalve(1, rows, columns, depth) ? 1 : 0;
}

/**
 * Floats: of a product its products, left operands and their quadrants, of a gradient operands and quadrants of both sides,
 * see assembly/strassen.ts. Of two levels; of one it is a little less.
 * @param depth the longest block of a gradient
 */
function scratchSize(widest: number, depth: number): number {
  const product = (49 / 16) * ROWS * widest + (49 / 16 + 1) * ROWS * 4 * DEPTH_BLOCK;
  const gradient = (49 / 16 + 1) * GRADIENT_ROWS * depth + (7 / 8 + 2) * depth * STRIP;
  return Math.max(product, gradient) + GAPS;
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
  const size = (7 / 4) ** levels * depth * padded + quadrantsSize(levels, depth);
  return { at: region.floats(size), depth, columns: padded, levels };
}

/** Floats that packing a strip needs. */
function quadrantsSize(levels: Levels, depth: number): number {
  if (levels === 0) return 0;
  const block = Math.min(DEPTH_BLOCK << levels, depth);
  return block * (levels === 1 ? STRIP : STRIP_OF_TWO) + GAPS;
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
  /** Floats of the largest gradient whose products can be kept from block to block. */
  readonly #kept: number;
  readonly #products: Address;

  /**
   * @param widest the most columns of any product
   * @param gradients floats of the largest that `addTransposed` adds to, and from how many rows; it is slower where
   * larger ones are added to
   */
  constructor(
    kernels: Kernels,
    region: Region,
    widest: number,
    gradients: { readonly rows: number; readonly size: number } = { rows: 0, size: 0 },
  ) {
    this.kernels = kernels;
    this.#kept = gradients.rows > DEPTH_BLOCK ? gradients.size : 0;
    this.scratch = region.floats(scratchSize(roundUp8(widest), depthBlock(this.#kept)));
    this.#panel = region.floats(DEPTH_BLOCK * roundUp8(widest));
    this.#products = region.floats((49 / 16) * Math.max(this.#kept, GRADIENT_ROWS * 2 * STRIP));
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

  /** out += transpose(x) · y for each pair: gradients of kernels. */
  addTransposed(y: Matrix, pairs: readonly Gradient[]): void {
    const byLevels = pairs.map((pair) => ({ pair, levels: gradientLevels(pair.x, y) }));
    for (const { pair, levels } of byLevels) if (levels > 0) this.#addBySums(y, pair, levels);
    const whole = byLevels.flatMap(({ pair, levels }) => (levels === 0 ? [pair] : []));
    if (whole.length === 0) return;
    for (let from = 0; from < y.rows; from += DEPTH_BLOCK)
      this.#addWhole(rowsOf(y, from, Math.min(DEPTH_BLOCK, y.rows - from)), from, whole);
  }

  /** All blocks of one pair before the next: the kept products of several leave no room in the caches. */
  #addBySums(y: Matrix, { x, out }: Gradient, levels: Levels): void {
    const size = x.columns * y.columns;
    const isKept = size <= this.#kept;
    const deep = isKept ? depthBlock(size) : DEPTH_BLOCK;
    for (let from = 0; from < y.rows; from += deep) {
      const block = rowsOf(y, from, Math.min(deep, y.rows - from));
      this.kernels.sumTransposedProduct(
        x.columns,
        y.columns,
        block.rows,
        rowsOf(x, from, block.rows).at,
        x.width,
        block.at,
        block.width,
        !isKept || from === 0,
        !isKept || from + block.rows === y.rows,
        this.#products,
        out.at,
        out.width,
        levels,
        this.scratch,
      );
    }
  }

  /** From one packed copy of y. */
  #addWhole(y: Matrix, from: number, pairs: readonly Gradient[]): void {
    this.kernels.packColumns(y.rows, y.columns, y.at, y.width, 0, this.#panel);
    for (const { x, out } of pairs)
      this.kernels.addTransposedProduct(
        x.columns,
        roundUp8(y.columns),
        y.rows,
        rowsOf(x, from, y.rows).at,
        x.width,
        this.#panel,
        out.at,
        out.width,
        this.scratch,
      );
  }
}

/** Rows of one block of a gradient of so many floats, whose products are kept. */
function depthBlock(size: number): number {
  return size > LARGE_GRADIENT ? LONG_DEPTH_BLOCK : DEPTH_BLOCK;
}

/** How many levels are fastest for transpose(x) · y. */
function gradientLevels(x: Matrix, y: Matrix): Levels {
  const { rows, columns } = y;
  if (Math.min(rows, columns) < LEAST_HALVED || x.columns < LEAST_ROWS_HALVED) return 0;
  if (rows >= LEAST_QUARTERED && x.columns >= LEAST_HALVED && canHalve(2, x.columns, columns, rows))
    return 2;
  return canHalve(1, x.columns, columns, rows) ? 1 : 0;
}
