// Strassen's product (1969, doi:10.1007/BF02165411), one or two levels of it: with operands cut in half both
// ways, seven products of sums of quadrants do the work of eight. Quadrants are called a b above c d. Columns
// are dealt out 8 by 8, so that neighbouring columns of the result lie in all quadrants. The products stay
// side by side and are joined as soon as a strip of columns is complete, while it is in the cache.
import { packLeft, packRight } from './pack';
import { tiles } from './tile';

/** Most terms a tile sees at a time. */
const DEPTH_BLOCK: i32 = 256;
/** Columns of a product, not of the result: as wide as the widest tile. */
const STRIP: i32 = 24;
/** Likewise of two levels, whose left operands are the longer ones. */
const STRIP_OF_TWO: i32 = 48;

/** Products that do the work of 8^levels. */
export function productsOf(levels: i32): i32 {
  return levels == 0 ? 1 : 7 * productsOf(levels - 1);
}

/**
 * x[depth, columns] as the right operand, or the transpose of x[columns, depth]: (7/4)^levels of its floats, in the
 * order they are read, which is by blocks of the depth, strips, products and panels.
 */
export function packRightSums(
  levels: i32,
  depth: i32,
  columns: i32,
  x: usize,
  stride: usize,
  isTransposed: bool,
  out: usize,
): void {
  const columnStep: usize = isTransposed ? stride : 4;
  const depthStep: usize = isTransposed ? 4 : stride;
  const block = DEPTH_BLOCK << levels;
  const strip = stripOf(levels);
  for (let from = 0; from < depth; from += block) {
    const deep = min(block, depth - from) >> levels;
    const panel = (<usize>deep) << 5;
    for (let column = 0; column < columns; column += strip) {
      const wide = min(strip, columns - column);
      const step = panel * (wide >> (levels + 3));
      let to = out;
      for (let within = 0; within < wide; within += 8 << levels) {
        const at = x + (<usize>from) * depthStep + (<usize>(column + within)) * columnStep;
        rightSums(levels, deep, at, stride, isTransposed, to, step);
        to += panel;
      }
      out += step * productsOf(levels);
    }
  }
}

/** Panels `step` apart: of a + d, a, b − d, c − a, d, a + b, c + d. */
function rightSums(
  level: i32,
  deep: i32,
  x: usize,
  stride: usize,
  isTransposed: bool,
  out: usize,
  step: usize,
): void {
  if (level == 0) {
    packRight(deep, 8, x, stride, isTransposed, out);
    return;
  }
  const inner = level - 1;
  const apart = step * productsOf(inner);
  const right = ((<usize>8) << inner) * (isTransposed ? stride : 4);
  const down = ((<usize>deep) << inner) * (isTransposed ? 4 : stride);
  rightSums(inner, deep, x, stride, isTransposed, out + apart, step);
  rightSums(inner, deep, x + right, stride, isTransposed, out + apart * 2, step);
  rightSums(inner, deep, x + down, stride, isTransposed, out + apart * 3, step);
  rightSums(inner, deep, x + down + right, stride, isTransposed, out + apart * 4, step);
  for (let product = productsOf(inner); product > 0; product--) {
    const end = out + ((<usize>deep) << 5);
    for (let p = out; p < end; p += 16) {
      const a = v128.load(p + apart);
      const b = v128.load(p + apart * 2);
      const c = v128.load(p + apart * 3);
      const d = v128.load(p + apart * 4);
      v128.store(p, f32x4.add(a, d));
      v128.store(p + apart * 2, f32x4.sub(b, d));
      v128.store(p + apart * 3, f32x4.sub(c, a));
      v128.store(p + apart * 5, f32x4.add(a, b));
      v128.store(p + apart * 6, f32x4.add(c, d));
    }
    out += step;
  }
}

/** Left operands one after another: a + d, c + d, a, d, a + b, c − a, b − d, each of `rows` and depth `deep`. */
function leftSums(
  level: i32,
  rows: i32,
  deep: i32,
  x: usize,
  stride: usize,
  isTransposed: bool,
  out: usize,
): void {
  if (level == 0) {
    packLeft(rows, deep, x, stride, isTransposed, out);
    return;
  }
  const inner = level - 1;
  const bytes = (<usize>(productsOf(inner) * rows * deep)) << 2;
  const right = ((<usize>deep) << inner) * (isTransposed ? stride : 4);
  const down = ((<usize>rows) << inner) * (isTransposed ? 4 : stride);
  leftSums(inner, rows, deep, x, stride, isTransposed, out + bytes * 2);
  leftSums(inner, rows, deep, x + right, stride, isTransposed, out + bytes * 6);
  leftSums(inner, rows, deep, x + down, stride, isTransposed, out + bytes * 5);
  leftSums(inner, rows, deep, x + down + right, stride, isTransposed, out + bytes * 3);
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
 * @param levels 1 or 2
 * @param rows a multiple of 4 · 2^levels, as is the depth; columns of 8 · 2^levels
 * @param b packed by `packRightSums`
 * @param scratch 7^levels products of a strip, or of all columns where the depth has several blocks; then
 * as many left operands
 */
export function multiplySums(
  levels: i32,
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
  const few = rows >> levels;
  const depthStep: usize = isTransposed ? xStride : 4;
  const block = DEPTH_BLOCK << levels;
  const kept = depth > block ? columns : min(stripOf(levels), columns);
  const left = scratch + ((<usize>(productsOf(levels) * few * (kept >> levels))) << 2);
  for (let from = 0; from < depth; from += block) {
    const deep = min(block, depth - from);
    const at = x + (<usize>from) * depthStep;
    const isLast = from + block >= depth;
    multiplyBlock(levels, rows, columns, deep, at, xStride, isTransposed, b, from == 0, isLast, scratch, c, stride, accumulate, left);
    b += ((<usize>(productsOf(levels) * (deep >> levels))) * (columns >> levels)) << 2;
  }
}

// @ts-ignore: decorator
@inline
function stripOf(levels: i32): i32 {
  return (levels == 2 ? STRIP_OF_TWO : STRIP) << levels;
}

/**
 * One block of the depth, of at most 256 · 2^levels terms. Everything else as `multiplySums`.
 * @param isFirst whether the products begin with this block
 * @param isLast whether they are joined after it
 * @param products room for 7^levels products of a strip if it is both, else of all columns
 * @param left scratch for as many left operands
 */
export function multiplyBlock(
  levels: i32,
  rows: i32,
  columns: i32,
  depth: i32,
  x: usize,
  xStride: usize,
  isTransposed: bool,
  b: usize,
  isFirst: bool,
  isLast: bool,
  products: usize,
  c: usize,
  stride: usize,
  accumulate: bool,
  left: usize,
): void {
  const count = productsOf(levels);
  const few = rows >> levels;
  const deep = depth >> levels;
  const strip = stripOf(levels);
  leftSums(levels, few, deep, x, xStride, isTransposed, left);
  for (let column = 0; column < columns; column += strip) {
    const wide = min(strip, columns - column) >> levels;
    multiplyEach(count, few, wide, deep, left, b, products, !isFirst);
    if (isLast) join(levels, few, wide, products, c + ((<usize>column) << 2), stride, accumulate);
    b += (<usize>(count * wide * deep)) << 2;
    if (!isFirst || !isLast) products += (<usize>(count * few * wide)) << 2;
  }
}

/** out[count, columns / 8, rows, 8] = products of the left operands with the panels of b, or +=. */
function multiplyEach(
  count: i32,
  rows: i32,
  columns: i32,
  deep: i32,
  left: usize,
  b: usize,
  out: usize,
  accumulate: bool,
): void {
  for (let i = 0; i < count; i++) {
    tiles(rows, deep, left, b, (<usize>deep) << 5, columns >> 3, out, (<usize>rows) << 5, 32, accumulate);
    out += (<usize>(rows * columns)) << 2;
    b += (<usize>(deep * columns)) << 2;
    left += (<usize>(rows * deep)) << 2;
  }
}

/** Turns products of `rows` and `columns` each into a strip of c, or adds it. The products are overwritten. */
function join(
  levels: i32,
  rows: i32,
  columns: i32,
  products: usize,
  c: usize,
  stride: usize,
  accumulate: bool,
): void {
  const bytes = (<usize>(rows * columns)) << 2;
  const down = (<usize>rows) * stride;
  if (levels == 1) {
    joinTo(rows, columns, products, bytes, c, 32, down, stride, accumulate);
    return;
  }
  for (let i: usize = 0; i < 7; i++) joinInPlace(bytes, products + i * 7 * bytes);
  for (let i: usize = 0; i < 4; i++) {
    const at = c + ((i & 1) << 5) + (i >> 1) * down;
    joinTo(rows, columns, products + i * bytes, 7 * bytes, at, 64, down * 2, stride, accumulate);
  }
}

// @ts-ignore: decorator
@inline
function joinA(p: usize, step: usize): v128 {
  const sum = f32x4.add(v128.load(p), v128.load(p + step * 3));
  return f32x4.add(f32x4.sub(sum, v128.load(p + step * 4)), v128.load(p + step * 6));
}

// @ts-ignore: decorator
@inline
function joinB(p: usize, step: usize): v128 {
  return f32x4.add(v128.load(p + step * 2), v128.load(p + step * 4));
}

// @ts-ignore: decorator
@inline
function joinC(p: usize, step: usize): v128 {
  return f32x4.add(v128.load(p + step), v128.load(p + step * 3));
}

// @ts-ignore: decorator
@inline
function joinD(p: usize, step: usize): v128 {
  const sum = f32x4.sub(v128.load(p), v128.load(p + step));
  return f32x4.add(f32x4.add(sum, v128.load(p + step * 2)), v128.load(p + step * 5));
}

/** Of seven products, `bytes` each, the first four become the quadrants. */
function joinInPlace(bytes: usize, p: usize): void {
  for (const end = p + bytes; p < end; p += 16) {
    const a = joinA(p, bytes);
    const b = joinB(p, bytes);
    const c = joinC(p, bytes);
    v128.store(p + bytes * 3, joinD(p, bytes));
    v128.store(p, a);
    v128.store(p + bytes, b);
    v128.store(p + bytes * 2, c);
  }
}

/**
 * Seven products, `step` apart, to their places in the result.
 * @param right bytes from a to b; half of those from one panel to the next
 * @param down bytes from a to c
 */
function joinTo(
  rows: i32,
  columns: i32,
  p: usize,
  step: usize,
  c: usize,
  right: usize,
  down: usize,
  stride: usize,
  accumulate: bool,
): void {
  for (let column = 0; column < columns; column += 8) {
    let to = c;
    for (let row = 0; row < rows; row++) {
      for (let i: usize = 0; i < 32; i += 16) {
        put(joinA(p, step), to + i, accumulate);
        put(joinB(p, step), to + i + right, accumulate);
        put(joinC(p, step), to + i + down, accumulate);
        put(joinD(p, step), to + i + down + right, accumulate);
        p += 16;
      }
      to += stride;
    }
    c += right << 1;
  }
}

// @ts-ignore: decorator
@inline
function put(value: v128, to: usize, accumulate: bool): void {
  v128.store(to, accumulate ? f32x4.add(v128.load(to), value) : value);
}
