// Matrix products: operands are packed so that the innermost loop reads both without a stride, in blocks
// that stay in the caches (Goto & van de Geijn 2008, doi:10.1145/1356052.1356053). With `levels` they go by
// sums of quadrants (strassen.ts), for which the right operand must have been packed, too, but for gradients.
import { packLeft, packRight } from './pack';
import { multiplyBlock, multiplySums, packRightSums, productsOf } from './strassen';
import { tiles } from './tile';

/** Depth of a block: a panel of 8 columns is then 8 KiB. */
const DEPTH_BLOCK: i32 = 256;
/** Rows packed at a time, a multiple of every tile height. */
const ROW_BLOCK: i32 = 48;
/** Rows of a gradient whose left operands are summed at a time; its right operand is summed anew for each. */
const GRADIENT_ROW_BLOCK: i32 = 256;

/** x[depth, columns] as the right operand; columns beyond the last count as zero up to a multiple of 8. */
export function packColumns(
  depth: i32,
  columns: i32,
  x: usize,
  width: i32,
  levels: i32,
  out: usize,
): void {
  packOperand(depth, columns, x, (<usize>width) << 2, false, levels, out);
}

/** Transpose of x[columns, depth] as the right operand, padded like `packColumns`. */
export function packTransposed(
  depth: i32,
  columns: i32,
  x: usize,
  width: i32,
  levels: i32,
  out: usize,
): void {
  packOperand(depth, columns, x, (<usize>width) << 2, true, levels, out);
}

function packOperand(
  depth: i32,
  columns: i32,
  x: usize,
  stride: usize,
  isTransposed: bool,
  levels: i32,
  out: usize,
): void {
  if (levels > 0) {
    packRightSums(levels, depth, columns, x, stride, isTransposed, out);
    return;
  }
  const columnStep: usize = isTransposed ? stride : 4;
  for (let column = 0; column < columns; column += 8) {
    const from = x + (<usize>column) * columnStep;
    packRight(depth, min(8, columns - column), from, stride, isTransposed, out);
    out += (<usize>depth) << 5;
  }
}

/**
 * c[rows, columns] = x[rows, depth] · b, or += with `accumulate`.
 * @param xWidth floats from one row of x to the next; likewise cWidth
 * @param b packed by `packColumns` or `packTransposed`
 * @param columns a multiple of 8, as are the columns of b; with `levels` of more, see strassen.ts
 * @param scratch as products.ts says
 */
export function multiply(
  rows: i32,
  columns: i32,
  depth: i32,
  x: usize,
  xWidth: i32,
  b: usize,
  c: usize,
  cWidth: i32,
  accumulate: bool,
  levels: i32,
  scratch: usize,
): void {
  const xStride = (<usize>xWidth) << 2;
  const stride = (<usize>cWidth) << 2;
  for (let row = 0; row < rows; row += ROW_BLOCK) {
    const count = min(ROW_BLOCK, rows - row);
    const from = x + (<usize>row) * xStride;
    const out = c + (<usize>row) * stride;
    if (levels > 0)
      multiplySums(levels, count, columns, depth, from, xStride, b, out, stride, accumulate, scratch);
    else multiplyWhole(count, columns, depth, from, xStride, false, b, out, stride, accumulate, scratch);
  }
}

/**
 * c[rows, columns] += transpose(x[depth, rows]) · b
 * @param b [depth, columns] packed by `packColumns` without levels; of a depth that keeps it in the cache
 * Everything else as for `multiply`.
 */
export function addTransposedProduct(
  rows: i32,
  columns: i32,
  depth: i32,
  x: usize,
  xWidth: i32,
  b: usize,
  c: usize,
  cWidth: i32,
  scratch: usize,
): void {
  const xStride = (<usize>xWidth) << 2;
  const stride = (<usize>cWidth) << 2;
  for (let row = 0; row < rows; row += ROW_BLOCK) {
    const count = min(ROW_BLOCK, rows - row);
    const from = x + ((<usize>row) << 2);
    const out = c + (<usize>row) * stride;
    multiplyWhole(count, columns, depth, from, xStride, true, b, out, stride, true, scratch);
  }
}

/**
 * c[rows, columns] += transpose(x[depth, rows]) · y by sums, for one block of a longer depth: the products may be kept
 * from block to block, and joined once.
 * @param depth at most 512
 * @param y [depth, columns] as it is
 * @param isFirst whether `products` begins with this block
 * @param isLast whether c gets what is in `products` after it
 * @param products (7/4)^levels · rows · columns floats; of a block that is first and last those of a strip
 * @param levels 1 or 2
 */
export function sumTransposedProduct(
  rows: i32,
  columns: i32,
  depth: i32,
  x: usize,
  xWidth: i32,
  y: usize,
  yWidth: i32,
  isFirst: bool,
  isLast: bool,
  products: usize,
  c: usize,
  cWidth: i32,
  levels: i32,
  scratch: usize,
): void {
  const xStride = (<usize>xWidth) << 2;
  const yStride = (<usize>yWidth) << 2;
  const stride = (<usize>cWidth) << 2;
  for (let row = 0; row < rows; row += GRADIENT_ROW_BLOCK) {
    const count = min(GRADIENT_ROW_BLOCK, rows - row);
    const from = x + ((<usize>row) << 2);
    const out = c + (<usize>row) * stride;
    multiplyBlock(levels, count, columns, depth, from, xStride, y, yStride, isFirst, isLast, products, out, stride, true, scratch);
    if (!isFirst || !isLast)
      products += (<usize>(productsOf(levels) * (count >> levels) * (columns >> levels))) << 2;
  }
}

function multiplyWhole(
  rows: i32,
  columns: i32,
  depth: i32,
  x: usize,
  xStride: usize,
  isTransposed: bool,
  b: usize,
  c: usize,
  stride: usize,
  accumulate: bool,
  scratch: usize,
): void {
  const depthStep: usize = isTransposed ? xStride : 4;
  for (let from = 0; from < depth; from += DEPTH_BLOCK) {
    const deep = min(DEPTH_BLOCK, depth - from);
    packLeft(rows, deep, x + (<usize>from) * depthStep, xStride, isTransposed, scratch);
    const isAdding = accumulate || from > 0;
    const panel = b + ((<usize>from) << 5);
    tiles(rows, deep, scratch, panel, (<usize>depth) << 5, columns >> 3, c, 32, stride, isAdding);
  }
}
