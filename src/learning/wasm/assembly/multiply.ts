// Matrix products: operands are packed so that the innermost loop reads both without a stride, in blocks
// that stay in the caches (Goto & van de Geijn 2008, doi:10.1145/1356052.1356053).
import { packColumnsAsRows, packRows, panelRows } from './pack';
import { tile1, tile4, tile6 } from './tile';

/** Depth of a block: a panel of 8 columns is then 8 KiB. */
const DEPTH_BLOCK: i32 = 256;
/** Rows packed at a time, a multiple of every tile height. */
const ROW_BLOCK: i32 = 48;

/** c[rows, columns] = a · b, or += with `accumulate`; a and b packed, columns a multiple of 8. */
function multiplyPacked(
  rows: i32,
  columns: i32,
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  stride: usize,
  accumulate: bool,
): void {
  for (let from = 0; from < depth; from += DEPTH_BLOCK) {
    const deep = min(DEPTH_BLOCK, depth - from);
    const isAdding = accumulate || from > 0;
    for (let column = 0; column < columns; column += 8) {
      const panel = b + (((<usize>column) * depth) << 2) + ((<usize>from) << 5);
      const out = c + ((<usize>column) << 2);
      for (let row = 0; row < rows; ) {
        const height = panelRows(rows - row);
        const x = a + (((<usize>row) * depth + (<usize>from) * height) << 2);
        const y = out + (<usize>row) * stride;
        if (height == 4) tile4(deep, x, panel, y, stride, isAdding);
        else if (height == 6) tile6(deep, x, panel, y, stride, isAdding);
        else tile1(deep, x, panel, y, stride, isAdding);
        row += height;
      }
    }
  }
}

/**
 * c[rows, columns] = x[rows, depth] · b, or += with `accumulate`.
 * @param xWidth floats from one row of x to the next; likewise cWidth
 * @param b packed by `packColumns` or `packTransposed`
 * @param columns a multiple of 8, as are the columns of b
 * @param scratch 48 · depth floats
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
  scratch: usize,
): void {
  const stride = (<usize>cWidth) << 2;
  for (let row = 0; row < rows; row += ROW_BLOCK) {
    const count = min(ROW_BLOCK, rows - row);
    packRows(count, depth, x + (((<usize>row) * xWidth) << 2), xWidth, scratch);
    const out = c + (<usize>row) * stride;
    multiplyPacked(count, columns, depth, scratch, b, out, stride, accumulate);
  }
}

/**
 * c[rows, columns] += transpose(x[depth, rows]) · b
 * @param b [depth, columns] packed by `packColumns`; depth at most 256, or the cache is missed
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
  const stride = (<usize>cWidth) << 2;
  for (let row = 0; row < rows; row += ROW_BLOCK) {
    const count = min(ROW_BLOCK, rows - row);
    packColumnsAsRows(count, depth, x + ((<usize>row) << 2), xWidth, scratch);
    multiplyPacked(count, columns, depth, scratch, b, c + (<usize>row) * stride, stride, true);
  }
}
