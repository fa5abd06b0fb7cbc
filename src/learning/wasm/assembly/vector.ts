// Four lanes of float32: the fused multiply-add every kernel is built on, and e^x and tanh x accurate
// to a few units in the last place.

/** a · b + c. One instruction with relaxed SIMD, two without. */
// @ts-ignore: decorator
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** e^x by 2^n · e^r, |r| ≤ ln 2 / 2 (Cephes expf); arguments below −87 count as −87, above 88 as 88. */
// @ts-ignore: decorator
@inline
export function exp(argument: v128): v128 {
  const x = f32x4.pmax(f32x4.splat(-87), f32x4.pmin(f32x4.splat(88), argument));
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.4426950408889634)));
  let r = multiplyAdd(n, f32x4.splat(-0.693359375), x);
  r = multiplyAdd(n, f32x4.splat(2.1219444e-4), r);
  let p = multiplyAdd(r, f32x4.splat(1.987569150e-4), f32x4.splat(1.3981999507e-3));
  p = multiplyAdd(r, p, f32x4.splat(8.3334519073e-3));
  p = multiplyAdd(r, p, f32x4.splat(4.1665795894e-2));
  p = multiplyAdd(r, p, f32x4.splat(1.6666665459e-1));
  p = multiplyAdd(r, p, f32x4.splat(0.5));
  p = f32x4.add(multiplyAdd(f32x4.mul(r, r), p, r), f32x4.splat(1));
  return i32x4.add(p, i32x4.shl(i32x4.trunc_sat_f32x4_s(n), 23));
}

/** tanh x as a quotient of polynomials of degree 13 and 6 (Eigen's ptanh). */
// @ts-ignore: decorator
@inline
export function tanh(argument: v128): v128 {
  const limit = f32x4.splat(7.90531110763549805);
  const x = f32x4.pmax(f32x4.neg(limit), f32x4.pmin(limit, argument));
  const x2 = f32x4.mul(x, x);
  let p = multiplyAdd(x2, f32x4.splat(-2.76076847742355e-16), f32x4.splat(2.00018790482477e-13));
  p = multiplyAdd(x2, p, f32x4.splat(-8.60467152213735e-11));
  p = multiplyAdd(x2, p, f32x4.splat(5.12229709037114e-8));
  p = multiplyAdd(x2, p, f32x4.splat(1.48572235717979e-5));
  p = multiplyAdd(x2, p, f32x4.splat(6.37261928875436e-4));
  p = multiplyAdd(x2, p, f32x4.splat(4.89352455891786e-3));
  let q = multiplyAdd(x2, f32x4.splat(1.19825839466702e-6), f32x4.splat(1.18534705686654e-4));
  q = multiplyAdd(x2, q, f32x4.splat(2.26843463243900e-3));
  q = multiplyAdd(x2, q, f32x4.splat(4.89352518554385e-3));
  return f32x4.div(f32x4.mul(x, p), q);
}

/** 1 / (1 + e^−x) = (1 + tanh(x / 2)) / 2 */
// @ts-ignore: decorator
@inline
export function sigmoid(x: v128): v128 {
  const half = f32x4.splat(0.5);
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
