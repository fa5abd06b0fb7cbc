// Copies of operands in the order the tiles read them: left operands in panels of the tile's height, right
// ones in panels of 8 columns. Weights are packed once per step, activations for each product.

let tileRows: i32 = 4;

/** @param rows height of the tiles, 4 or 6. */
export function setTileRows(rows: i32): void {
  tileRows = rows;
}

/** Height of the panel that begins where `rest` rows are left; the panel at row r starts at r · depth. */
// @ts-ignore: decorator
@inline
export function panelRows(rest: i32): i32 {
  if (tileRows == 6) {
    const over = rest % 6;
    if (over == 0) return 6;
    if (over == 2 || over == 4) return 2;
  }
  return rest >= 4 ? 4 : min(2, rest);
}

/** Panels of the right operand that two rows meet at a time, none of them alone if that can be helped. */
// @ts-ignore: decorator
@inline
export function panelsForTwoRows(rest: i32): i32 {
  return tileRows == 6 && rest != 4 ? min(3, rest) : min(2, rest);
}

/** Four columns of four rows `stride` apart, written as columns `step` apart. */
// @ts-ignore: decorator
@inline
function transpose4(
  from: usize,
  stride: usize,
  out: usize,
  step: usize,
): void {
  const r0 = v128.load(from);
  const r1 = v128.load(from + stride);
  const r2 = v128.load(from + stride * 2);
  const r3 = v128.load(from + stride * 3);
  const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
  const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  v128.store(out, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
  v128.store(out + step, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7));
  v128.store(out + step * 2, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5));
  v128.store(out + step * 3, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7));
}

/** Four columns of two rows. Everything else as `transpose4`. */
// @ts-ignore: decorator
@inline
function transpose2(
  from: usize,
  stride: usize,
  out: usize,
  step: usize,
): void {
  const r0 = v128.load(from);
  const r1 = v128.load(from + stride);
  const low = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
  const high = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  v128.store_lane<u64>(out, low, 0);
  v128.store_lane<u64>(out + step, low, 1);
  v128.store_lane<u64>(out + step * 2, high, 0);
  v128.store_lane<u64>(out + step * 3, high, 1);
}

/** Four columns of two rows, one after another. */
// @ts-ignore: decorator
@inline
function pair2(from: usize, stride: usize, out: usize): void {
  const r0 = v128.load(from);
  const r1 = v128.load(from + stride);
  v128.store(out, v128.shuffle<f32>(r0, r1, 0, 4, 1, 5));
  v128.store(out, v128.shuffle<f32>(r0, r1, 2, 6, 3, 7), 16);
}

/**
 * x[rows, depth] as the left operand, or the transpose of x[depth, rows].
 * @param stride bytes from one row of x to the next
 */
export function packLeft(
  rows: i32,
  depth: i32,
  x: usize,
  stride: usize,
  isTransposed: bool,
  out: usize,
): void {
  if (isTransposed) packColumnsAsRows(rows, depth, x, stride, out);
  else packRows(rows, depth, x, stride, out);
}

function packRows(
  rows: i32,
  depth: i32,
  x: usize,
  stride: usize,
  out: usize,
): void {
  for (let row = 0; row < rows; ) {
    const height = panelRows(rows - row);
    const step = (<usize>height) << 2;
    const top = x + (<usize>row) * stride;
    const whole = height > 1 ? depth & ~3 : 0;
    const end = top + ((<usize>whole) << 2);
    let to = out;
    // A loop for each height: the question within a loop took as long as the work.
    if (height == 2)
      for (let from = top; from < end; from += 16) {
        pair2(from, stride, to);
        to += 32;
      }
    else if (height == 4)
      for (let from = top; from < end; from += 16) {
        transpose4(from, stride, to, 16);
        to += 64;
      }
    else
      for (let from = top; from < end; from += 16) {
        transpose4(from, stride, to, 24);
        transpose2(from + stride * 4, stride, to + 16, 24);
        to += 96;
      }
    for (let k = whole; k < depth; k++)
      for (let r = 0; r < height; r++)
        store<f32>(
          out + (<usize>k) * step + ((<usize>r) << 2),
          load<f32>(top + (<usize>r) * stride + ((<usize>k) << 2)),
        );
    out += (<usize>depth) * step;
    row += height;
  }
}

function packColumnsAsRows(
  rows: i32,
  depth: i32,
  x: usize,
  stride: usize,
  out: usize,
): void {
  for (let row = 0; row < rows; ) {
    const height = panelRows(rows - row);
    let from = x + ((<usize>row) << 2);
    for (let k = 0; k < depth; k++) {
      if (height == 1) store<f32>(out, load<f32>(from));
      else if (height == 2) store<u64>(out, load<u64>(from));
      else {
        v128.store(out, v128.load(from));
        if (height == 6) store<u64>(out, load<u64>(from, 16), 16);
      }
      from += stride;
      out += (<usize>height) << 2;
    }
    row += height;
  }
}

/**
 * `count` ≤ 8 columns of x[depth, ·] as a panel of the right operand, or rows of x[·, depth]; what is missing
 * of 8 counts as zero.
 */
export function packRight(
  depth: i32,
  count: i32,
  x: usize,
  stride: usize,
  isTransposed: bool,
  out: usize,
): void {
  if (isTransposed) packPanelOfRows(depth, count, x, stride, out);
  else packPanelOfColumns(depth, count, x, stride, out);
}

function packPanelOfColumns(
  depth: i32,
  count: i32,
  x: usize,
  stride: usize,
  out: usize,
): void {
  for (let k = 0; k < depth; k++) {
    if (count == 8) {
      v128.store(out, v128.load(x));
      v128.store(out, v128.load(x, 16), 16);
    } else
      for (let q = 0; q < 8; q++) {
        const at = (<usize>q) << 2;
        store<f32>(out + at, q < count ? load<f32>(x + at) : 0);
      }
    x += stride;
    out += 32;
  }
}

function packPanelOfRows(
  depth: i32,
  count: i32,
  x: usize,
  stride: usize,
  out: usize,
): void {
  let k = 0;
  if (count == 8)
    for (; k + 4 <= depth; k += 4) {
      const from = x + ((<usize>k) << 2);
      transpose4(from, stride, out, 32);
      transpose4(from + (stride << 2), stride, out + 16, 32);
      out += 128;
    }
  for (; k < depth; k++) {
    for (let q = 0; q < 8; q++)
      store<f32>(
        out + ((<usize>q) << 2),
        q < count ? load<f32>(x + (<usize>q) * stride + ((<usize>k) << 2)) : 0,
      );
    out += 32;
  }
}
