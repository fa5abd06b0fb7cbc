// The innermost loops of all matrix products: a tile of the result stays in registers while one panel of
// rows meets one panel of columns. A tile must fit the 15 vector registers V8 leaves on x64: one spilled
// accumulator halves the speed. Which height is faster depends on browser and processor, so the
// height is chosen at start (`setTileRows`).
import { panelRows } from './pack';
import { multiplyAdd } from './vector';

// @ts-ignore: decorator
@inline
function store8(c: usize, left: v128, right: v128, accumulate: bool): void {
  if (accumulate) {
    left = f32x4.add(left, v128.load(c));
    right = f32x4.add(right, v128.load(c, 16));
  }
  v128.store(c, left);
  v128.store(c, right, 16);
}

/**
 * c[4, 8] = a · b, or += with `accumulate`.
 * @param a panel of 4 rows, [depth][4]
 * @param b panel of 8 columns, [depth][8]
 * @param stride bytes from one row of c to the next
 */
function tile4(
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  stride: usize,
  accumulate: bool,
): void {
  let l0 = f32x4.splat(0);
  let r0 = f32x4.splat(0);
  let l1 = f32x4.splat(0);
  let r1 = f32x4.splat(0);
  let l2 = f32x4.splat(0);
  let r2 = f32x4.splat(0);
  let l3 = f32x4.splat(0);
  let r3 = f32x4.splat(0);
  const end = b + ((<usize>depth) << 5);
  while (b < end) {
    const left = v128.load(b);
    const right = v128.load(b, 16);
    let x: v128;
    x = v128.load32_splat(a);
    l0 = multiplyAdd(x, left, l0);
    r0 = multiplyAdd(x, right, r0);
    x = v128.load32_splat(a, 4);
    l1 = multiplyAdd(x, left, l1);
    r1 = multiplyAdd(x, right, r1);
    x = v128.load32_splat(a, 8);
    l2 = multiplyAdd(x, left, l2);
    r2 = multiplyAdd(x, right, r2);
    x = v128.load32_splat(a, 12);
    l3 = multiplyAdd(x, left, l3);
    r3 = multiplyAdd(x, right, r3);
    a += 16;
    b += 32;
  }
  store8(c, l0, r0, accumulate);
  c += stride;
  store8(c, l1, r1, accumulate);
  c += stride;
  store8(c, l2, r2, accumulate);
  c += stride;
  store8(c, l3, r3, accumulate);
}

/** 6 rows. Everything else as `tile4`. */
function tile6(
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  stride: usize,
  accumulate: bool,
): void {
  let l0 = f32x4.splat(0);
  let r0 = f32x4.splat(0);
  let l1 = f32x4.splat(0);
  let r1 = f32x4.splat(0);
  let l2 = f32x4.splat(0);
  let r2 = f32x4.splat(0);
  let l3 = f32x4.splat(0);
  let r3 = f32x4.splat(0);
  let l4 = f32x4.splat(0);
  let r4 = f32x4.splat(0);
  let l5 = f32x4.splat(0);
  let r5 = f32x4.splat(0);
  const end = b + ((<usize>depth) << 5);
  while (b < end) {
    const left = v128.load(b);
    const right = v128.load(b, 16);
    let x: v128;
    x = v128.load32_splat(a);
    l0 = multiplyAdd(x, left, l0);
    r0 = multiplyAdd(x, right, r0);
    x = v128.load32_splat(a, 4);
    l1 = multiplyAdd(x, left, l1);
    r1 = multiplyAdd(x, right, r1);
    x = v128.load32_splat(a, 8);
    l2 = multiplyAdd(x, left, l2);
    r2 = multiplyAdd(x, right, r2);
    x = v128.load32_splat(a, 12);
    l3 = multiplyAdd(x, left, l3);
    r3 = multiplyAdd(x, right, r3);
    x = v128.load32_splat(a, 16);
    l4 = multiplyAdd(x, left, l4);
    r4 = multiplyAdd(x, right, r4);
    x = v128.load32_splat(a, 20);
    l5 = multiplyAdd(x, left, l5);
    r5 = multiplyAdd(x, right, r5);
    a += 24;
    b += 32;
  }
  store8(c, l0, r0, accumulate);
  c += stride;
  store8(c, l1, r1, accumulate);
  c += stride;
  store8(c, l2, r2, accumulate);
  c += stride;
  store8(c, l3, r3, accumulate);
  c += stride;
  store8(c, l4, r4, accumulate);
  c += stride;
  store8(c, l5, r5, accumulate);
}

/** One row, for what is left over. Everything else as `tile4`. */
function tile1(
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  stride: usize,
  accumulate: bool,
): void {
  let l0 = f32x4.splat(0);
  let r0 = f32x4.splat(0);
  const end = b + ((<usize>depth) << 5);
  while (b < end) {
    const left = v128.load(b);
    const right = v128.load(b, 16);
    let x: v128;
    x = v128.load32_splat(a);
    l0 = multiplyAdd(x, left, l0);
    r0 = multiplyAdd(x, right, r0);
    a += 4;
    b += 32;
  }
  store8(c, l0, r0, accumulate);
}

/**
 * As `tile4`, of any number of rows.
 * @param a in panels as `packRows` makes them
 */
export function tiles(
  rows: i32,
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  stride: usize,
  accumulate: bool,
): void {
  for (let row = 0; row < rows; ) {
    const height = panelRows(rows - row);
    if (height == 4) tile4(depth, a, b, c, stride, accumulate);
    else if (height == 6) tile6(depth, a, b, c, stride, accumulate);
    else tile1(depth, a, b, c, stride, accumulate);
    a += ((<usize>depth) * height) << 2;
    c += (<usize>height) * stride;
    row += height;
  }
}
