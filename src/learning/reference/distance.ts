// How far numbers are from what they should be, as a share of the latter: of gradients against the reference.

/** Relative L2 distance. */
export function distance(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  let difference = 0;
  let norm = 0;
  for (let i = 0; i < expected.length; i++) {
    difference += (actual[i]! - expected[i]!) ** 2;
    norm += expected[i]! ** 2;
  }
  return Math.sqrt(difference / norm);
}

/** The largest distance of a part, `sizes` being the lengths of the parts one after another. */
export function worstDistance(
  actual: Float32Array,
  expected: Float32Array | Float64Array,
  sizes: readonly number[],
): number {
  let from = 0;
  return sizes.reduce((worst, size) => {
    const part = [from, (from += size)] as const;
    return Math.max(worst, distance(actual.subarray(...part), expected.subarray(...part)));
  }, 0);
}
