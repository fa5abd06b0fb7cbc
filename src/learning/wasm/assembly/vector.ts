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
  // tanh: limit, numerator from x¹³ down to x, denominator from x⁶ down to 1
  7.90531110763549805, -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11,
  5.12229709037114e-8, 1.48572235717979e-5, 6.37261928875436e-4, 4.89352455891786e-3,
  1.19825839466702e-6, 1.18534705686654e-4, 2.26843463243900e-3, 4.89352518554385e-3,
  // sigmoid
  0.5,
  // exp: the polynomial from r⁷ down to r², 1, log₂ e, −ln 2 in two parts, limits
  1.987569150e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 0.5, 1,
  1.4426950408889634, -0.693359375, 2.1219444e-4, -87, 88,
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
  const x = f32x4.pmax(coefficient(23), f32x4.pmin(coefficient(24), argument));
  const n = f32x4.nearest(f32x4.mul(x, coefficient(20)));
  let r = multiplyAdd(n, coefficient(21), x);
  r = multiplyAdd(n, coefficient(22), r);
  let p = multiplyAdd(r, coefficient(13), coefficient(14));
  p = multiplyAdd(r, p, coefficient(15));
  p = multiplyAdd(r, p, coefficient(16));
  p = multiplyAdd(r, p, coefficient(17));
  p = multiplyAdd(r, p, coefficient(18));
  p = f32x4.add(multiplyAdd(f32x4.mul(r, r), p, r), coefficient(19));
  return i32x4.add(p, i32x4.shl(i32x4.trunc_sat_f32x4_s(n), 23));
}

/** tanh x as a quotient of polynomials of degree 13 and 6 (Eigen's ptanh). */
// @ts-ignore: decorator
@inline
export function tanh(argument: v128): v128 {
  const limit = coefficient(0);
  const x = f32x4.pmax(f32x4.neg(limit), f32x4.pmin(limit, argument));
  const x2 = f32x4.mul(x, x);
  let p = multiplyAdd(x2, coefficient(1), coefficient(2));
  p = multiplyAdd(x2, p, coefficient(3));
  p = multiplyAdd(x2, p, coefficient(4));
  p = multiplyAdd(x2, p, coefficient(5));
  p = multiplyAdd(x2, p, coefficient(6));
  p = multiplyAdd(x2, p, coefficient(7));
  let q = multiplyAdd(x2, coefficient(8), coefficient(9));
  q = multiplyAdd(x2, q, coefficient(10));
  q = multiplyAdd(x2, q, coefficient(11));
  return f32x4.div(f32x4.mul(x, p), q);
}

/** 1 / (1 + e^−x) = (1 + tanh(x / 2)) / 2 */
// @ts-ignore: decorator
@inline
export function sigmoid(x: v128): v128 {
  const half = coefficient(12);
  return multiplyAdd(tanh(f32x4.mul(x, half)), half, half);
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
