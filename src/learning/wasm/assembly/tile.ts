// The innermost loops of all matrix products: a tile of the result stays in registers while one panel of
// rows meets one panel of columns. A tile must fit the 15 vector registers V8 leaves on x64: one spilled
// accumulator halves the speed, and with fewer than twelve the sums wait for each other. Which height is faster
// depends on browser and processor, so it is chosen at start (`setTileRows`).
import { panelRows, panelsForTwoRows } from './pack';
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

/**
 * c[2, 24], as wide as 6 rows are long. Everything else as `tile4`.
 * @param next bytes from one panel of b to the next
 * @param across likewise of c
 */
function tile2by24(
  depth: i32,
  a: usize,
  b: usize,
  next: usize,
  c: usize,
  across: usize,
  stride: usize,
  accumulate: bool,
): void {
  let s00 = f32x4.splat(0);
  let s01 = f32x4.splat(0);
  let s02 = f32x4.splat(0);
  let s03 = f32x4.splat(0);
  let s04 = f32x4.splat(0);
  let s05 = f32x4.splat(0);
  let s10 = f32x4.splat(0);
  let s11 = f32x4.splat(0);
  let s12 = f32x4.splat(0);
  let s13 = f32x4.splat(0);
  let s14 = f32x4.splat(0);
  let s15 = f32x4.splat(0);
  let second = b + next;
  let third = second + next;
  const end = b + ((<usize>depth) << 5);
  while (b < end) {
    const x = v128.load32_splat(a);
    const y = v128.load32_splat(a, 4);
    let z: v128;
    z = v128.load(b);
    s00 = multiplyAdd(x, z, s00);
    s10 = multiplyAdd(y, z, s10);
    z = v128.load(b, 16);
    s01 = multiplyAdd(x, z, s01);
    s11 = multiplyAdd(y, z, s11);
    z = v128.load(second);
    s02 = multiplyAdd(x, z, s02);
    s12 = multiplyAdd(y, z, s12);
    z = v128.load(second, 16);
    s03 = multiplyAdd(x, z, s03);
    s13 = multiplyAdd(y, z, s13);
    z = v128.load(third);
    s04 = multiplyAdd(x, z, s04);
    s14 = multiplyAdd(y, z, s14);
    z = v128.load(third, 16);
    s05 = multiplyAdd(x, z, s05);
    s15 = multiplyAdd(y, z, s15);
    a += 8;
    b += 32;
    second += 32;
    third += 32;
  }
  store8(c, s00, s01, accumulate);
  store8(c + stride, s10, s11, accumulate);
  c += across;
  store8(c, s02, s03, accumulate);
  store8(c + stride, s12, s13, accumulate);
  c += across;
  store8(c, s04, s05, accumulate);
  store8(c + stride, s14, s15, accumulate);
}

/** c[2, 16]. Everything else as `tile2by24`. */
function tile2by16(
  depth: i32,
  a: usize,
  b: usize,
  next: usize,
  c: usize,
  across: usize,
  stride: usize,
  accumulate: bool,
): void {
  let s00 = f32x4.splat(0);
  let s01 = f32x4.splat(0);
  let s02 = f32x4.splat(0);
  let s03 = f32x4.splat(0);
  let s10 = f32x4.splat(0);
  let s11 = f32x4.splat(0);
  let s12 = f32x4.splat(0);
  let s13 = f32x4.splat(0);
  let second = b + next;
  const end = b + ((<usize>depth) << 5);
  while (b < end) {
    const x = v128.load32_splat(a);
    const y = v128.load32_splat(a, 4);
    let z: v128;
    z = v128.load(b);
    s00 = multiplyAdd(x, z, s00);
    s10 = multiplyAdd(y, z, s10);
    z = v128.load(b, 16);
    s01 = multiplyAdd(x, z, s01);
    s11 = multiplyAdd(y, z, s11);
    z = v128.load(second);
    s02 = multiplyAdd(x, z, s02);
    s12 = multiplyAdd(y, z, s12);
    z = v128.load(second, 16);
    s03 = multiplyAdd(x, z, s03);
    s13 = multiplyAdd(y, z, s13);
    a += 8;
    b += 32;
    second += 32;
  }
  store8(c, s00, s01, accumulate);
  store8(c + stride, s10, s11, accumulate);
  c += across;
  store8(c, s02, s03, accumulate);
  store8(c + stride, s12, s13, accumulate);
}

/** 2 rows. Everything else as `tile4`. */
function tile2by8(
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
    a += 8;
    b += 32;
  }
  store8(c, l0, r0, accumulate);
  store8(c + stride, l1, r1, accumulate);
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
 * As `tile4`, of any number of rows and panels.
 * @param a in panels as `packLeft` makes them
 * @param next bytes from one panel of b to the next
 * @param panels of b
 * @param across bytes from one panel of c to the next
 */
export function tiles(
  rows: i32,
  depth: i32,
  a: usize,
  b: usize,
  next: usize,
  panels: i32,
  c: usize,
  across: usize,
  stride: usize,
  accumulate: bool,
): void {
  const hasPairs = panelRows(rows) == 2;
  while (panels > 0) {
    const count = hasPairs ? panelsForTwoRows(panels) : 1;
    let left = a;
    let to = c;
    for (let row = 0; row < rows; ) {
      const height = panelRows(rows - row);
      if (height == 2) tilePair(depth, left, b, next, count, to, across, stride, accumulate);
      else
        for (let i = 0; i < count; i++)
          tile(height, depth, left, b + next * i, to + across * i, stride, accumulate);
      left += ((<usize>depth) * height) << 2;
      to += (<usize>height) * stride;
      row += height;
    }
    panels -= count;
    b += next * count;
    c += across * count;
  }
}

// @ts-ignore: decorator
@inline
function tile(
  height: i32,
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  stride: usize,
  accumulate: bool,
): void {
  if (height == 4) tile4(depth, a, b, c, stride, accumulate);
  else if (height == 6) tile6(depth, a, b, c, stride, accumulate);
  else tile1(depth, a, b, c, stride, accumulate);
}

// @ts-ignore: decorator
@inline
function tilePair(
  depth: i32,
  a: usize,
  b: usize,
  next: usize,
  panels: i32,
  c: usize,
  across: usize,
  stride: usize,
  accumulate: bool,
): void {
  if (panels == 3) tile2by24(depth, a, b, next, c, across, stride, accumulate);
  else if (panels == 2) tile2by16(depth, a, b, next, c, across, stride, accumulate);
  else tile2by8(depth, a, b, c, stride, accumulate);
}
