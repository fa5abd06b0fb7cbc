// Work on rows: tables looked up by class, the multi-hot side input, biases, dropout masks, rectifier.
// A width may be any number of floats; four at a time, then one at a time.
import { multiplyAdd } from './vector';

/** to[width] += scale · from[width] */
// @ts-ignore: decorator
@inline
function addScaled(width: i32, scale: f32, from: usize, to: usize): void {
  const factor = f32x4.splat(scale);
  let i: usize = 0;
  const end = (<usize>width) << 2;
  for (; i + 16 <= end; i += 16)
    v128.store(to + i, multiplyAdd(factor, v128.load(from + i), v128.load(to + i)));
  for (; i < end; i += 4)
    store<f32>(to + i, load<f32>(to + i) + scale * load<f32>(from + i));
}

/** to[width] = from[width]. For a few floats a loop is faster than a bulk copy. */
// @ts-ignore: decorator
@inline
function copyFloats(width: i32, from: usize, to: usize): void {
  let i: usize = 0;
  const end = (<usize>width) << 2;
  for (; i + 16 <= end; i += 16) v128.store(to + i, v128.load(from + i));
  for (; i < end; i += 4) store<f32>(to + i, load<f32>(from + i));
}

/** out[r] += table[ids[r]]. @param idStep entries of `ids` from one row to the next */
export function addTableRows(
  rows: i32,
  width: i32,
  ids: usize,
  idStep: i32,
  table: usize,
  out: usize,
  outWidth: i32,
): void {
  for (let r = 0; r < rows; r++) {
    addScaled(width, 1, table + (((<usize>load<i32>(ids)) * width) << 2), out);
    ids += (<usize>idStep) << 2;
    out += (<usize>outWidth) << 2;
  }
}

/** out[r] = table[ids[r]] */
export function copyTableRows(
  rows: i32,
  width: i32,
  ids: usize,
  idStep: i32,
  table: usize,
  out: usize,
  outWidth: i32,
): void {
  for (let r = 0; r < rows; r++) {
    copyFloats(width, table + (((<usize>load<i32>(ids)) * width) << 2), out);
    ids += (<usize>idStep) << 2;
    out += (<usize>outWidth) << 2;
  }
}

/** table[ids[r]] += x[r]: the gradient of `addTableRows`. */
export function scatterTableRows(
  rows: i32,
  width: i32,
  ids: usize,
  idStep: i32,
  table: usize,
  x: usize,
  xWidth: i32,
): void {
  for (let r = 0; r < rows; r++) {
    addScaled(width, 1, x, table + (((<usize>load<i32>(ids)) * width) << 2));
    ids += (<usize>idStep) << 2;
    x += (<usize>xWidth) << 2;
  }
}

/**
 * out[r] += Σ mask[r mod streams, i] · table[i] over the bits i set in `bits`[r].
 * @param bits [rows, size] bytes of 0 or 1; size a multiple of 8
 * @param mask 0 for none
 */
export function addBitRows(
  rows: i32,
  streams: i32,
  size: i32,
  bits: usize,
  mask: usize,
  maskWidth: i32,
  width: i32,
  table: usize,
  out: usize,
  outWidth: i32,
): void {
  for (let r = 0; r < rows; r++) {
    const scales = mask + (((<usize>(r % streams)) * maskWidth) << 2);
    for (let i = 0; i < size; i += 8) {
      let word = load<u64>(bits + i);
      while (word) {
        const bit = <usize>i + (<usize>ctz(word) >> 3);
        const scale: f32 = mask ? load<f32>(scales + (bit << 2)) : 1;
        if (scale != 0) addScaled(width, scale, table + ((bit * width) << 2), out);
        word &= word - 1;
      }
    }
    bits += size;
    out += (<usize>outWidth) << 2;
  }
}

/** The gradient of `addBitRows`: table[i] += mask · x[r]. */
export function scatterBitRows(
  rows: i32,
  streams: i32,
  size: i32,
  bits: usize,
  mask: usize,
  maskWidth: i32,
  width: i32,
  table: usize,
  x: usize,
  xWidth: i32,
): void {
  for (let r = 0; r < rows; r++) {
    const scales = mask + (((<usize>(r % streams)) * maskWidth) << 2);
    for (let i = 0; i < size; i += 8) {
      let word = load<u64>(bits + i);
      while (word) {
        const bit = <usize>i + (<usize>ctz(word) >> 3);
        const scale: f32 = mask ? load<f32>(scales + (bit << 2)) : 1;
        if (scale != 0) addScaled(width, scale, x, table + ((bit * width) << 2));
        word &= word - 1;
      }
    }
    bits += size;
    x += (<usize>xWidth) << 2;
  }
}

/** count floats become 0. In memory that threads share JavaScript's `fill` takes eight times as long. */
export function clear(count: i32, out: usize): void {
  memory.fill(out, 0, (<usize>count) << 2);
}

/** out[r] = row for every row. */
export function fillRows(rows: i32, width: i32, row: usize, out: usize, outWidth: i32): void {
  for (let r = 0; r < rows; r++) {
    copyFloats(width, row, out);
    out += (<usize>outWidth) << 2;
  }
}

/** out[r] += x[r] */
export function addRows(
  rows: i32,
  width: i32,
  x: usize,
  xWidth: i32,
  out: usize,
  outWidth: i32,
): void {
  for (let r = 0; r < rows; r++) {
    addScaled(width, 1, x, out);
    x += (<usize>xWidth) << 2;
    out += (<usize>outWidth) << 2;
  }
}

/** out[width] += Σ x[r] */
export function addRowSums(rows: i32, width: i32, x: usize, xWidth: i32, out: usize): void {
  for (let r = 0; r < rows; r++) {
    addScaled(width, 1, x, out);
    x += (<usize>xWidth) << 2;
  }
}

/** out[r] = x[r] · mask[r mod streams]; x and out may be the same. */
export function maskRows(
  rows: i32,
  streams: i32,
  width: i32,
  x: usize,
  out: usize,
  outWidth: i32,
  mask: usize,
  maskWidth: i32,
): void {
  const end = (<usize>width) << 2;
  for (let r = 0; r < rows; r++) {
    const scales = mask + (((<usize>(r % streams)) * maskWidth) << 2);
    let i: usize = 0;
    for (; i + 16 <= end; i += 16)
      v128.store(out + i, f32x4.mul(v128.load(x + i), v128.load(scales + i)));
    for (; i < end; i += 4) store<f32>(out + i, load<f32>(x + i) * load<f32>(scales + i));
    x += (<usize>outWidth) << 2;
    out += (<usize>outWidth) << 2;
  }
}

/** x = max(0, x); `size` floats, a multiple of 4. */
export function rectify(size: i32, x: usize): void {
  const zero = f32x4.splat(0);
  const end = x + ((<usize>size) << 2);
  for (; x < end; x += 16) v128.store(x, f32x4.pmax(zero, v128.load(x)));
}

/** dx = 0 where x ≤ 0; `size` floats, a multiple of 4. */
export function rectifyBackward(size: i32, x: usize, dx: usize): void {
  const zero = f32x4.splat(0);
  const end = x + ((<usize>size) << 2);
  for (; x < end; x += 16) {
    v128.store(dx, v128.and(v128.load(dx), f32x4.gt(v128.load(x), zero)));
    dx += 16;
  }
}
