// Four lanes of float32: the fused multiply-add every kernel is built on, and e^x and tanh x accurate
// to a few units in the last place.

/** a · b + c. One instruction with relaxed SIMD, two without. */
// @ts-ignore: decorator
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/**
 * Coefficients, loaded where they are used: there are more than registers, and V8 builds a constant in
 * registers from four instructions.
 */
const COEFFICIENTS = memory.data<f32>([
  // exp: the polynomial from r⁷ down to r², 1, log₂ e, −ln 2 in two parts, limits
  1.987569150e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 0.5, 1,
  1.4426950408889634, -0.693359375, 2.1219444e-4, -87, 88,
  // tanh(x / 2) / 2: limits, numerator from x⁹ down to x, denominator from x⁶ down to 1; that of x⁸ is 1
  -16.25, 16.25, 4.39721951e-3, 26.0093689, 17233.8945, 2612031.25, 77857200,
  1635.71497, 507074.875, 36400516, 311428800,
  // 1.5 · 2²³
  12582912,
]);

// @ts-ignore: decorator
@inline
function coefficient(index: usize): v128 {
  return v128.load32_splat(COEFFICIENTS + (index << 2));
}

/** e^x by 2^n · e^r, |r| ≤ ln 2 / 2 (Cephes expf); arguments below −87 count as −87, above 88 as 88. */
// @ts-ignore: decorator
@inline
export function exp(argument: v128): v128 {
  const x = f32x4.pmax(coefficient(10), f32x4.pmin(coefficient(11), argument));
  // Added to a float, 1.5 · 2²³ leaves its whole part in the lowest bits.
  const shifted = multiplyAdd(x, coefficient(7), coefficient(23));
  const n = f32x4.sub(shifted, coefficient(23));
  let r = multiplyAdd(n, coefficient(8), x);
  r = multiplyAdd(n, coefficient(9), r);
  let p = multiplyAdd(r, coefficient(0), coefficient(1));
  p = multiplyAdd(r, p, coefficient(2));
  p = multiplyAdd(r, p, coefficient(3));
  p = multiplyAdd(r, p, coefficient(4));
  p = multiplyAdd(r, p, coefficient(5));
  p = f32x4.add(multiplyAdd(f32x4.mul(r, r), p, r), coefficient(6));
  return i32x4.add(p, i32x4.shl(shifted, 23));
}

/** tanh(x / 2) / 2, never above a half: polynomials fitted for |x| ≤ 16.8, 1e-8 from it before rounding. */
// @ts-ignore: decorator
@inline
function halfTanh(argument: v128): v128 {
  const x = f32x4.pmax(coefficient(12), f32x4.pmin(coefficient(13), argument));
  const x2 = f32x4.mul(x, x);
  let p = multiplyAdd(x2, coefficient(14), coefficient(15));
  p = multiplyAdd(x2, p, coefficient(16));
  p = multiplyAdd(x2, p, coefficient(17));
  p = multiplyAdd(x2, p, coefficient(18));
  let q = f32x4.add(x2, coefficient(19));
  q = multiplyAdd(x2, q, coefficient(20));
  q = multiplyAdd(x2, q, coefficient(21));
  q = multiplyAdd(x2, q, coefficient(22));
  return f32x4.div(f32x4.mul(x, p), q);
}

// @ts-ignore: decorator
@inline
export function tanh(x: v128): v128 {
  const half = halfTanh(f32x4.add(x, x));
  return f32x4.add(half, half);
}

/** 1 / (1 + e^−x) = (1 + tanh(x / 2)) / 2 */
// @ts-ignore: decorator
@inline
export function sigmoid(x: v128): v128 {
  return f32x4.add(halfTanh(x), coefficient(5));
}

// @ts-ignore: decorator
@inline
export function sumOfLanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 1) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}

// @ts-ignore: decorator
@inline
export function maxOfLanes(v: v128): f32 {
  return max(
    max(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    max(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  );
}
