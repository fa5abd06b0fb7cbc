// Vector times matrix, for writing music one event at a time. The weights are read once and never used
// again, so their way from memory sets the speed: four panels at once keep enough loads under way.
import { multiplyAdd } from './vector';

/**
 * out[columns] += x[depth] · b
 * @param columns a multiple of 8
 * @param b packed by `packColumns`
 */
export function addVectorProduct(
  depth: i32,
  columns: i32,
  x: usize,
  b: usize,
  out: usize,
): void {
  const panel = (<usize>depth) << 5;
  const end = x + ((<usize>depth) << 2);
  for (; columns >= 32; columns -= 32) {
    addFourPanels(x, end, b, panel, out);
    b += panel << 2;
    out += 128;
  }
  for (; columns > 0; columns -= 8) {
    addPanel(x, end, b, out);
    b += panel;
    out += 32;
  }
}

// @ts-ignore: decorator
@inline
function addFourPanels(x: usize, end: usize, b: usize, panel: usize, out: usize): void {
  let s0 = v128.load(out);
  let s1 = v128.load(out, 16);
  let s2 = v128.load(out, 32);
  let s3 = v128.load(out, 48);
  let s4 = v128.load(out, 64);
  let s5 = v128.load(out, 80);
  let s6 = v128.load(out, 96);
  let s7 = v128.load(out, 112);
  let b1 = b + panel;
  let b2 = b1 + panel;
  let b3 = b2 + panel;
  for (; x < end; x += 4) {
    const v = v128.load32_splat(x);
    s0 = multiplyAdd(v, v128.load(b), s0);
    s1 = multiplyAdd(v, v128.load(b, 16), s1);
    s2 = multiplyAdd(v, v128.load(b1), s2);
    s3 = multiplyAdd(v, v128.load(b1, 16), s3);
    s4 = multiplyAdd(v, v128.load(b2), s4);
    s5 = multiplyAdd(v, v128.load(b2, 16), s5);
    s6 = multiplyAdd(v, v128.load(b3), s6);
    s7 = multiplyAdd(v, v128.load(b3, 16), s7);
    b += 32;
    b1 += 32;
    b2 += 32;
    b3 += 32;
  }
  v128.store(out, s0);
  v128.store(out, s1, 16);
  v128.store(out, s2, 32);
  v128.store(out, s3, 48);
  v128.store(out, s4, 64);
  v128.store(out, s5, 80);
  v128.store(out, s6, 96);
  v128.store(out, s7, 112);
}

// @ts-ignore: decorator
@inline
function addPanel(x: usize, end: usize, b: usize, out: usize): void {
  let left = v128.load(out);
  let right = v128.load(out, 16);
  for (; x < end; x += 4) {
    const v = v128.load32_splat(x);
    left = multiplyAdd(v, v128.load(b), left);
    right = multiplyAdd(v, v128.load(b, 16), right);
    b += 32;
  }
  v128.store(out, left);
  v128.store(out, right, 16);
}
