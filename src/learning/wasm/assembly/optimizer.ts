// AdamW on the flat parameter vector (Loshchilov & Hutter 2019, arXiv:1711.05101). `size` is a multiple
// of 4; what the vectors are padded with stays zero.

/** Σ x², in float64. */
export function sumOfSquares(size: i32, x: usize): f64 {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  const end = x + ((<usize>size) << 2);
  for (; x < end; x += 16) {
    const v = v128.load(x);
    const a = f64x2.promote_low_f32x4(v);
    const b = f64x2.promote_low_f32x4(v128.shuffle<f64>(v, v, 1, 1));
    low = f64x2.add(low, f64x2.mul(a, a));
    high = f64x2.add(high, f64x2.mul(b, b));
  }
  const sum = f64x2.add(low, high);
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

/** x += y */
export function addVector(size: i32, y: usize, x: usize): void {
  const end = x + ((<usize>size) << 2);
  for (; x < end; x += 16) {
    v128.store(x, f32x4.add(v128.load(x), v128.load(y)));
    y += 16;
  }
}

/**
 * @param clip factor on the gradient
 * @param stepSize learning rate over the first moment's bias correction
 * @param secondScale one over the second moment's bias correction
 * @param keep what weight decay leaves of a parameter
 */
export function adamW(
  size: i32,
  parameters: usize,
  gradient: usize,
  first: usize,
  second: usize,
  clip: f32,
  firstDecay: f32,
  secondDecay: f32,
  stepSize: f32,
  secondScale: f32,
  epsilon: f32,
  keep: f32,
): void {
  const end = (<usize>size) << 2;
  for (let i: usize = 0; i < end; i += 16) {
    const g = f32x4.mul(v128.load(gradient + i), f32x4.splat(clip));
    const m = f32x4.add(
      f32x4.mul(f32x4.splat(firstDecay), v128.load(first + i)),
      f32x4.mul(f32x4.splat(1 - firstDecay), g),
    );
    const v = f32x4.add(
      f32x4.mul(f32x4.splat(secondDecay), v128.load(second + i)),
      f32x4.mul(f32x4.splat(1 - secondDecay), f32x4.mul(g, g)),
    );
    v128.store(first + i, m);
    v128.store(second + i, v);
    const root = f32x4.sqrt(f32x4.mul(v, f32x4.splat(secondScale)));
    const change = f32x4.div(
      f32x4.mul(m, f32x4.splat(stepSize)),
      f32x4.add(root, f32x4.splat(epsilon)),
    );
    const kept = f32x4.mul(v128.load(parameters + i), f32x4.splat(keep));
    v128.store(parameters + i, f32x4.sub(kept, change));
  }
}
