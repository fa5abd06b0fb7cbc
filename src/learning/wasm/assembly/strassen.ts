// Strassen's product (1969, doi:10.1007/BF02165411), one or two levels of it: with operands cut in half both
// ways, seven products of sums of quadrants do the work of eight. Quadrants are called a b above c d. Columns
// are dealt out 8 by 8, so that neighbouring columns of the result lie in all quadrants. The products stay
// side by side and are joined as soon as a strip of columns is complete, while it is in the cache. Of two levels the
// operands come in sets, seven for each product of the outer level, and each set is summed where it is needed first.
import { packLeft, packRight } from './pack';
import { tiles } from './tile';

/** Most terms a tile sees at a time. */
const DEPTH_BLOCK: i32 = 256;
/** Columns of a product, not of the result: as wide as the widest tile. */
const STRIP: i32 = 24;
/** Likewise of two levels with a packed right operand, where the left ones are the longer ones. */
const STRIP_OF_TWO: i32 = 48;
/** Bytes between operands that would otherwise begin on the same set of the first cache. */
const GAP: usize = 192;

/** Products that do the work of 8^levels. */
export function productsOf(levels: i32): i32 {
  return levels == 0 ? 1 : 7 * productsOf(levels - 1);
}

/**
 * x[depth, columns] as the right operand, or the transpose of x[columns, depth]: (7/4)^levels of its floats, in the
 * order they are read, which is by blocks of the depth, strips, products and panels; after it there must be room for
 * the quadrants of a strip and their gaps.
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
  const strip = stripOf(levels, true);
  const size = (<usize>(productsOf(levels) * (depth >> levels))) * (columns >> levels);
  const quadrants = out + (size << 2);
  for (let from = 0; from < depth; from += block) {
    const deep = min(block, depth - from) >> levels;
    for (let column = 0; column < columns; column += strip) {
      const wide = min(strip, columns - column) >> levels;
      const at = x + (<usize>from) * depthStep + (<usize>column) * columnStep;
      const bytes = (<usize>(deep * wide)) << 2;
      if (isTransposed) transposeQuadrants(levels, deep, wide, at, stride, quadrants);
      else copyQuadrants(levels, deep, wide, at, stride, quadrants, bytes + GAP);
      for (let set = 0; set < productsOf(levels - 1); set++) {
        spreadRight(levels, set, bytes, quadrants, bytes + GAP, out, bytes);
        out += bytes * 7;
      }
    }
  }
}

/**
 * Quadrants of x[depth, columns], of two levels those of each in turn: panels of 8 columns. It goes row by row, as rows may
 * be so far apart that a strip of them falls on few sets of the caches.
 * @param deep rows of a quadrant; likewise `columns`
 * @param step bytes from one quadrant to the next
 */
function copyQuadrants(levels: i32, deep: i32, columns: i32, x: usize, stride: usize, out: usize, step: usize): void {
  const panel = (<usize>deep) << 5;
  for (let down: usize = 0; down < 1 << levels; down++) {
    const to = out + step * (((down & 1) << 1) + ((down >> 1) << 3));
    for (let k: usize = 0; k < <usize>deep; k++) {
      let from = x;
      let at = to + (k << 5);
      for (let column = 0; column < columns; column += 8) {
        copy8(from, at);
        copy8(from + 32, at + step);
        if (levels == 2) {
          copy8(from + 64, at + step * 4);
          copy8(from + 96, at + step * 5);
        }
        from += 32 << levels;
        at += panel;
      }
      x += stride;
    }
  }
}

// @ts-ignore: decorator
@inline
function copy8(from: usize, to: usize): void {
  v128.store(to, v128.load(from));
  v128.store(to, v128.load(from, 16), 16);
}

/** As `copyQuadrants`, of the transpose of x[columns, depth] and with gaps. */
function transposeQuadrants(levels: i32, deep: i32, columns: i32, x: usize, stride: usize, out: usize): void {
  const down = (<usize>deep) << 2;
  for (let i: usize = 0; i < 1 << (2 * levels); i++) {
    const from = x + quadrantAt(levels, i, stride << 3, down);
    for (let column = 0; column < columns; column += 8) {
      packRight(deep, 8, from + ((<usize>column) << levels) * stride, stride, true, out);
      out += (<usize>deep) << 5;
    }
    out += GAP;
  }
}

/** Left quadrants in that order, with gaps: panels of rows, `rows` in all. */
function leftQuadrants(
  levels: i32,
  rows: i32,
  deep: i32,
  x: usize,
  stride: usize,
  isTransposed: bool,
  out: usize,
): void {
  const right = (<usize>deep) * (isTransposed ? stride : 4);
  const down = (<usize>rows) * (isTransposed ? 4 : stride);
  for (let i: usize = 0; i < 1 << (2 * levels); i++) {
    const from = x + quadrantAt(levels, i, right, down);
    packLeft(rows, deep, from, stride, isTransposed, out);
    out += ((<usize>(rows * deep)) << 2) + GAP;
  }
}

/** Where quadrant i begins: of one level a, b, c, d, of two those of a, then of b and so on. */
// @ts-ignore: decorator
@inline
function quadrantAt(levels: i32, i: usize, right: usize, down: usize): usize {
  const inner = (i & 1) * right + ((i >> 1) & 1) * down;
  return levels == 1 ? inner : inner + 2 * (((i >> 2) & 1) * right + (i >> 3) * down);
}

/**
 * Seven left operands: of one level all there are, of two those of product `set` of the outer level.
 * @param bytes of a quadrant and of an operand
 * @param x quadrants
 * @param step bytes from one quadrant to the next, and from one operand to the next
 */
function spreadLeft(levels: i32, set: i32, bytes: usize, x: usize, step: usize, out: usize): void {
  const b = x + step * 4;
  const c = b + step * 4;
  const d = c + step * 4;
  if (levels == 1 || set == 2) spread(true, 0, bytes, x, 0, step, out, step);
  else if (set == 0) spread(true, 1, bytes, x, d, step, out, step);
  else if (set == 1) spread(true, 1, bytes, c, d, step, out, step);
  else if (set == 3) spread(true, 0, bytes, d, 0, step, out, step);
  else if (set == 4) spread(true, 1, bytes, x, b, step, out, step);
  else if (set == 5) spread(true, -1, bytes, c, x, step, out, step);
  else spread(true, -1, bytes, b, d, step, out, step);
}

/** As `spreadLeft`, right ones. @param apart bytes from one quadrant to the next; likewise `step` of the operands */
function spreadRight(levels: i32, set: i32, bytes: usize, x: usize, apart: usize, out: usize, step: usize): void {
  const b = x + apart * 4;
  const c = b + apart * 4;
  const d = c + apart * 4;
  if (levels == 1 || set == 1) spread(false, 0, bytes, x, 0, apart, out, step);
  else if (set == 0) spread(false, 1, bytes, x, d, apart, out, step);
  else if (set == 2) spread(false, -1, bytes, b, d, apart, out, step);
  else if (set == 3) spread(false, -1, bytes, c, x, apart, out, step);
  else if (set == 4) spread(false, 0, bytes, d, 0, apart, out, step);
  else if (set == 5) spread(false, 1, bytes, x, b, apart, out, step);
  else spread(false, 1, bytes, c, d, apart, out, step);
}

/** Seven operands from the quadrants of x (sign 0), x + y or x − y. */
// @ts-ignore: decorator
@inline
function spread(isLeft: bool, sign: i32, bytes: usize, x: usize, y: usize, apart: usize, out: usize, step: usize): void {
  for (const end = x + bytes; x < end; x += 16) {
    const a = combined(sign, x, y);
    const b = combined(sign, x + apart, y + apart);
    const c = combined(sign, x + apart * 2, y + apart * 2);
    const d = combined(sign, x + apart * 3, y + apart * 3);
    if (isLeft) storeLeft(a, b, c, d, out, step);
    else storeRight(a, b, c, d, out, step);
    y += 16;
    out += 16;
  }
}

// @ts-ignore: decorator
@inline
function combined(sign: i32, x: usize, y: usize): v128 {
  if (sign > 0) return f32x4.add(v128.load(x), v128.load(y));
  if (sign < 0) return f32x4.sub(v128.load(x), v128.load(y));
  return v128.load(x);
}

/** Of a + d, c + d, a, d, a + b, c − a, b − d. */
// @ts-ignore: decorator
@inline
function storeLeft(a: v128, b: v128, c: v128, d: v128, out: usize, step: usize): void {
  v128.store(out, f32x4.add(a, d));
  v128.store(out + step, f32x4.add(c, d));
  v128.store(out + step * 2, a);
  v128.store(out + step * 3, d);
  v128.store(out + step * 4, f32x4.add(a, b));
  v128.store(out + step * 5, f32x4.sub(c, a));
  v128.store(out + step * 6, f32x4.sub(b, d));
}

/** Of a + d, a, b − d, c − a, d, a + b, c + d. */
// @ts-ignore: decorator
@inline
function storeRight(a: v128, b: v128, c: v128, d: v128, out: usize, step: usize): void {
  v128.store(out, f32x4.add(a, d));
  v128.store(out + step, a);
  v128.store(out + step * 2, f32x4.sub(b, d));
  v128.store(out + step * 3, f32x4.sub(c, a));
  v128.store(out + step * 4, d);
  v128.store(out + step * 5, f32x4.add(a, b));
  v128.store(out + step * 6, f32x4.add(c, d));
}

/**
 * c[rows, columns] = x[rows, depth] · b, or += with `accumulate`.
 * @param levels 1 or 2
 * @param rows a multiple of 4 · 2^levels, as is the depth; columns of 8 · 2^levels
 * @param b packed by `packRightSums`
 * @param scratch 7^levels products of a strip, or of all columns where the depth has several blocks; then
 * what `multiplyBlock` needs
 */
export function multiplySums(
  levels: i32,
  rows: i32,
  columns: i32,
  depth: i32,
  x: usize,
  xStride: usize,
  b: usize,
  c: usize,
  stride: usize,
  accumulate: bool,
  scratch: usize,
): void {
  const few = rows >> levels;
  const block = DEPTH_BLOCK << levels;
  const kept = depth > block ? columns : min(stripOf(levels, true), columns);
  const rest = scratch + ((<usize>(productsOf(levels) * few * (kept >> levels))) << 2);
  for (let from = 0; from < depth; from += block) {
    const deep = min(block, depth - from);
    const at = x + ((<usize>from) << 2);
    const isLast = from + block >= depth;
    multiplyBlock(levels, rows, columns, deep, at, xStride, b, 0, from == 0, isLast, scratch, c, stride, accumulate, rest);
    b += ((<usize>(productsOf(levels) * (deep >> levels))) * (columns >> levels)) << 2;
  }
}

/** Columns of the result. */
// @ts-ignore: decorator
@inline
function stripOf(levels: i32, isPacked: bool): i32 {
  return (levels == 2 && isPacked ? STRIP_OF_TWO : STRIP) << levels;
}

/**
 * One block of the depth, of at most 256 · 2^levels terms. Everything else as `multiplySums`.
 * @param bStride 0 if b is packed; for a gradient, of x[depth, rows] and b[depth, columns] as they are, bytes from one
 * row of b to the next
 * @param isFirst whether the products begin with this block
 * @param isLast whether they are joined after it
 * @param products room for 7^levels products of a strip if it is both, else of all columns
 * @param scratch 7^levels left operands and 4^levels quadrants; with `bStride` 4^levels right quadrants and 7 right
 * operands of a strip; all with gaps
 */
export function multiplyBlock(
  levels: i32,
  rows: i32,
  columns: i32,
  depth: i32,
  x: usize,
  xStride: usize,
  b: usize,
  bStride: usize,
  isFirst: bool,
  isLast: bool,
  products: usize,
  c: usize,
  stride: usize,
  accumulate: bool,
  scratch: usize,
): void {
  const few = rows >> levels;
  const deep = depth >> levels;
  const isPacked = bStride == 0;
  const strip = stripOf(levels, isPacked);
  const sets = productsOf(levels - 1);
  const leftBytes = (<usize>(few * deep)) << 2;
  const leftStep = leftBytes + GAP;
  const quadrants = scratch + leftStep * (7 * sets);
  const rightQuads = quadrants + (leftStep << (2 * levels));
  const rights = rightQuads + ((((<usize>(deep * (strip >> levels))) << 2) + GAP) << (2 * levels));
  // Where one strip is all there is, every set is summed in the same place.
  const setStep: usize = columns > strip ? leftStep * 7 : 0;
  leftQuadrants(levels, few, deep, x, xStride, !isPacked, quadrants);
  for (let column = 0; column < columns; column += strip) {
    const wide = min(strip, columns - column) >> levels;
    const rightBytes = (<usize>(deep * wide)) << 2;
    const rightStep = isPacked ? rightBytes : rightBytes + GAP;
    const bytes = (<usize>(few * wide)) << 2;
    const at = (<usize>column) << 2;
    let left = scratch;
    let to = products;
    if (!isPacked) copyQuadrants(levels, deep, wide, b + at, bStride, rightQuads, rightStep);
    for (let set = 0; set < sets; set++) {
      if (column == 0) spreadLeft(levels, set, leftBytes, quadrants, leftStep, left);
      if (!isPacked) spreadRight(levels, set, rightBytes, rightQuads, rightStep, rights, rightStep);
      multiplyEach(few, wide, deep, left, leftStep, isPacked ? b : rights, rightStep, to, !isFirst);
      if (isLast && levels == 2) joinInPlace(bytes, to);
      if (isPacked) b += rightBytes * 7;
      left += setStep;
      to += bytes * 7;
    }
    if (isLast) join(levels, few, wide, products, c + at, stride, accumulate);
    if (!isFirst || !isLast) products = to;
  }
}

/**
 * out[7, columns / 8, rows, 8] = products of seven left operands with seven right ones, or +=.
 * @param leftStep bytes from one left operand to the next; likewise `step` of the right ones
 */
function multiplyEach(
  rows: i32,
  columns: i32,
  deep: i32,
  left: usize,
  leftStep: usize,
  b: usize,
  step: usize,
  out: usize,
  accumulate: bool,
): void {
  for (let i = 0; i < 7; i++) {
    tiles(rows, deep, left, b, (<usize>deep) << 5, columns >> 3, out, (<usize>rows) << 5, 32, accumulate);
    out += (<usize>(rows * columns)) << 2;
    b += step;
    left += leftStep;
  }
}

/**
 * Turns products of `rows` and `columns` each into a strip of c, or adds it. Of two levels the inner one has been joined.
 */
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
  for (let i: usize = 0; i < 4; i++) {
    const at = c + ((i & 1) << 5) + (i >> 1) * down;
    joinTo(rows, columns, products + i * bytes, 7 * bytes, at, 64, down * 2, stride, accumulate);
  }
}

/** Of seven products, `bytes` each, the first four become the quadrants. */
function joinInPlace(bytes: usize, p: usize): void {
  for (const end = p + bytes; p < end; p += 16) joinFour(p, bytes, p, bytes, bytes * 2, false);
}

/** Four floats of each product, `step` apart, to the four of each quadrant. Everything else as `joinTo`. */
// @ts-ignore: decorator
@inline
function joinFour(p: usize, step: usize, c: usize, right: usize, down: usize, accumulate: bool): void {
  const p0 = v128.load(p);
  const p1 = v128.load(p + step);
  const p2 = v128.load(p + step * 2);
  const p3 = v128.load(p + step * 3);
  const p4 = v128.load(p + step * 4);
  const p5 = v128.load(p + step * 5);
  const p6 = v128.load(p + step * 6);
  put(f32x4.add(f32x4.sub(f32x4.add(p0, p3), p4), p6), c, accumulate);
  put(f32x4.add(p2, p4), c + right, accumulate);
  put(f32x4.add(p1, p3), c + down, accumulate);
  put(f32x4.add(f32x4.add(f32x4.sub(p0, p1), p2), p5), c + down + right, accumulate);
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
        joinFour(p, step, to + i, right, down, accumulate);
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
