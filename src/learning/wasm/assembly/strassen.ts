// Strassen's product (1969, doi:10.1007/BF02165411), one level of it: with operands cut in half both ways,
// seven products of sums of quadrants do the work of eight. Quadrants are called a b above c d. A column
// of the result meets all seven while it is in the cache (after Huang et al. 2016, doi:10.1109/SC.2016.58).
import { packLeft, packRight, panelRows } from './pack';
import { tiles } from './tile';

/** Depth of a block; half of it is what a tile sees. */
const DEPTH_BLOCK: i32 = 512;

/** x[depth, columns] as the right operand, or the transpose of x[columns, depth]: 7/4 of its floats. */
export function packRightHalves(
  depth: i32,
  columns: i32,
  x: usize,
  stride: usize,
  isTransposed: bool,
  out: usize,
): void {
  const columnStep: usize = isTransposed ? stride : 4;
  const depthStep: usize = isTransposed ? 4 : stride;
  const right = ((<usize>columns) >> 1) * columnStep;
  for (let from = 0; from < depth; from += DEPTH_BLOCK) {
    const deep = min(DEPTH_BLOCK, depth - from) >> 1;
    const down = (<usize>deep) * depthStep;
    const panel = (<usize>deep) << 5;
    for (let column = 0; column < columns >> 1; column += 8) {
      const at = x + (<usize>from) * depthStep + (<usize>column) * columnStep;
      packRight(deep, 8, at, stride, isTransposed, out + panel);
      packRight(deep, 8, at + right, stride, isTransposed, out + panel * 2);
      packRight(deep, 8, at + down, stride, isTransposed, out + panel * 3);
      packRight(deep, 8, at + down + right, stride, isTransposed, out + panel * 4);
      sumRight(panel, out);
      out += panel * 7;
    }
  }
}

/** Seven panels one after another: a + d, a, b − d, c − a, d, a + b, c + d, where a b c d are from the second on. */
function sumRight(bytes: usize, out: usize): void {
  for (const end = out + bytes; out < end; out += 16) {
    const a = v128.load(out + bytes);
    const b = v128.load(out + bytes * 2);
    const c = v128.load(out + bytes * 3);
    const d = v128.load(out + bytes * 4);
    v128.store(out, f32x4.add(a, d));
    v128.store(out + bytes * 2, f32x4.sub(b, d));
    v128.store(out + bytes * 3, f32x4.sub(c, a));
    v128.store(out + bytes * 5, f32x4.add(a, b));
    v128.store(out + bytes * 6, f32x4.add(c, d));
  }
}

/** Seven left operands: a + d, c + d, a, d, a + b, c − a, b − d, where a d c b are from the third on. */
function sumLeft(bytes: usize, out: usize): void {
  for (const end = out + bytes; out < end; out += 16) {
    const a = v128.load(out + bytes * 2);
    const b = v128.load(out + bytes * 6);
    const c = v128.load(out + bytes * 5);
    const d = v128.load(out + bytes * 3);
    v128.store(out, f32x4.add(a, d));
    v128.store(out + bytes, f32x4.add(c, d));
    v128.store(out + bytes * 4, f32x4.add(a, b));
    v128.store(out + bytes * 5, f32x4.sub(c, a));
    v128.store(out + bytes * 6, f32x4.sub(b, d));
  }
}

/**
 * c[rows, columns] = x[rows, depth] · b, or += with `accumulate`; with `isTransposed` of x[depth, rows].
 * @param rows a multiple of 8, at most 96; the depth a multiple of 8, columns of 16
 * @param b packed by `packRightHalves`
 * @param scratch a tile, then the seven left operands
 */
export function multiplyHalves(
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
  const half = rows >> 1;
  const rowStep: usize = isTransposed ? 4 : xStride;
  const depthStep: usize = isTransposed ? xStride : 4;
  const left = scratch + 256;
  const xDown = (<usize>half) * rowStep;
  const cDown = (<usize>half) * stride;
  const cRight = (<usize>columns) << 1;
  for (let from = 0; from < depth; from += DEPTH_BLOCK) {
    const deep = min(DEPTH_BLOCK, depth - from) >> 1;
    const at = x + (<usize>from) * depthStep;
    const xRight = (<usize>deep) * depthStep;
    const bytes = ((<usize>half) * deep) << 2;
    packLeft(half, deep, at, xStride, isTransposed, left + bytes * 2);
    packLeft(half, deep, at + xRight, xStride, isTransposed, left + bytes * 6);
    packLeft(half, deep, at + xDown, xStride, isTransposed, left + bytes * 5);
    packLeft(half, deep, at + xDown + xRight, xStride, isTransposed, left + bytes * 3);
    sumLeft(bytes, left);

    const write = accumulate || from > 0 ? 1 : 0;
    const panel = (<usize>deep) << 5;
    for (let column = 0; column < columns >> 1; column += 8) {
      // Quadrants of the result: 0 1 above 2 3.
      const c0 = c + ((<usize>column) << 2);
      const c1 = c0 + cRight;
      const c2 = c0 + cDown;
      const c3 = c2 + cRight;
      product(half, deep, left, b, c0, write, c3, write, stride, scratch);
      product(half, deep, left + bytes, b + panel, c2, write, c3, -1, stride, scratch);
      product(half, deep, left + bytes * 2, b + panel * 2, c1, write, c3, 1, stride, scratch);
      product(half, deep, left + bytes * 3, b + panel * 3, c0, 1, c2, 1, stride, scratch);
      product(half, deep, left + bytes * 4, b + panel * 4, c0, -1, c1, 1, stride, scratch);
      tiles(half, deep, left + bytes * 5, b + panel * 5, c3, stride, true);
      tiles(half, deep, left + bytes * 6, b + panel * 6, c0, stride, true);
      b += panel * 7;
    }
  }
}

/** a · b is written to c and d (0), added (1) or subtracted (−1). */
function product(
  rows: i32,
  deep: i32,
  a: usize,
  b: usize,
  c: usize,
  cWay: i32,
  d: usize,
  dWay: i32,
  stride: usize,
  tile: usize,
): void {
  for (let row = 0; row < rows; ) {
    const height = panelRows(rows - row);
    tiles(height, deep, a, b, tile, 32, false);
    combine(height, tile, c, cWay, stride);
    combine(height, tile, d, dWay, stride);
    a += ((<usize>deep) * height) << 2;
    c += (<usize>height) * stride;
    d += (<usize>height) * stride;
    row += height;
  }
}

// @ts-ignore: decorator
@inline
function combine(rows: i32, tile: usize, c: usize, way: i32, stride: usize): void {
  for (let row = 0; row < rows; row++) {
    let left = v128.load(tile);
    let right = v128.load(tile, 16);
    if (way > 0) {
      left = f32x4.add(v128.load(c), left);
      right = f32x4.add(v128.load(c, 16), right);
    } else if (way < 0) {
      left = f32x4.sub(v128.load(c), left);
      right = f32x4.sub(v128.load(c, 16), right);
    }
    v128.store(c, left);
    v128.store(c, right, 16);
    tile += 32;
    c += stride;
  }
}
