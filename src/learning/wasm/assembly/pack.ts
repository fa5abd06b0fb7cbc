// Copies of operands in the order the tiles read them: left operands in panels of the tile's height, right
// ones in panels of 8 columns. Weights are packed once per step, activations once per product.

let tileRows: i32 = 4;

/** @param rows height of the tiles, 4 or 6. */
export function setTileRows(rows: i32): void {
  tileRows = rows;
}

/** Height of the panel that begins where `rest` rows are left; the panel at row r starts at r · depth. */
// @ts-ignore: decorator
@inline
export function panelRows(rest: i32): i32 {
  if (tileRows == 6 && rest % 6 == 0) return 6;
  return rest >= 4 ? 4 : 1;
}

/** Four columns of four rows `stride` apart, written as columns `step` apart. */
// @ts-ignore: decorator
@inline
function transpose4(from: usize, stride: usize, out: usize, step: usize): void {
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

/** Rows of x[rows, depth] as the left operand. @param width floats from one row of x to the next */
export function packRows(rows: i32, depth: i32, x: usize, width: i32, out: usize): void {
  const stride = (<usize>width) << 2;
  for (let row = 0; row < rows; ) {
    const height = panelRows(rows - row);
    const step = (<usize>height) << 2;
    const top = x + (<usize>row) * stride;
    let k = 0;
    if (height >= 4)
      for (; k + 4 <= depth; k += 4) {
        const from = top + ((<usize>k) << 2);
        const to = out + (<usize>k) * step;
        transpose4(from, stride, to, step);
        for (let r = 4; r < height; r++) copyColumn4(from + (<usize>r) * stride, to + ((<usize>r) << 2), step);
      }
    for (; k < depth; k++)
      for (let r = 0; r < height; r++)
        store<f32>(
          out + (<usize>k) * step + ((<usize>r) << 2),
          load<f32>(top + (<usize>r) * stride + ((<usize>k) << 2)),
        );
    out += (<usize>depth) * step;
    row += height;
  }
}

/** Four neighbours of a row, written `step` apart. */
// @ts-ignore: decorator
@inline
function copyColumn4(from: usize, out: usize, step: usize): void {
  const x = v128.load(from);
  v128.store_lane<f32>(out, x, 0);
  v128.store_lane<f32>(out + step, x, 1);
  v128.store_lane<f32>(out + step * 2, x, 2);
  v128.store_lane<f32>(out + step * 3, x, 3);
}

/** Columns of x[depth, rows] as the left operand: the product is then transpose(x) · b. */
export function packColumnsAsRows(rows: i32, depth: i32, x: usize, width: i32, out: usize): void {
  const stride = (<usize>width) << 2;
  for (let row = 0; row < rows; ) {
    const height = panelRows(rows - row);
    let from = x + ((<usize>row) << 2);
    for (let k = 0; k < depth; k++) {
      if (height == 1) store<f32>(out, load<f32>(from));
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

/** x[depth, columns] as the right operand; columns beyond the last count as zero up to a multiple of 8. */
export function packColumns(depth: i32, columns: i32, x: usize, width: i32, out: usize): void {
  const stride = (<usize>width) << 2;
  for (let column = 0; column < columns; column += 8) {
    let from = x + ((<usize>column) << 2);
    const count = min(8, columns - column);
    for (let k = 0; k < depth; k++) {
      if (count == 8) {
        v128.store(out, v128.load(from));
        v128.store(out, v128.load(from, 16), 16);
      } else {
        memory.fill(out, 0, 32);
        memory.copy(out, from, (<usize>count) << 2);
      }
      from += stride;
      out += 32;
    }
  }
}

/** Transpose of x[columns, depth] as the right operand, padded like `packColumns`. */
export function packTransposed(depth: i32, columns: i32, x: usize, width: i32, out: usize): void {
  const stride = (<usize>width) << 2;
  for (let column = 0; column < columns; column += 8) {
    const count = min(8, columns - column);
    const left = x + (<usize>column) * stride;
    let k = 0;
    if (count == 8)
      for (; k + 4 <= depth; k += 4) {
        const from = left + ((<usize>k) << 2);
        transpose4(from, stride, out, 32);
        transpose4(from + (stride << 2), stride, out + 16, 32);
        out += 128;
      }
    for (; k < depth; k++) {
      memory.fill(out, 0, 32);
      for (let q = 0; q < count; q++)
        store<f32>(
          out + ((<usize>q) << 2),
          load<f32>(left + (<usize>q) * stride + ((<usize>k) << 2)),
        );
      out += 32;
    }
  }
}
