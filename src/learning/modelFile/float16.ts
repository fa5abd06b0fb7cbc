// IEEE 754 binary16, for weights at half the size. (`Float16Array` is not everywhere yet.)

const word = new Uint32Array(1);
const float = new Float32Array(word.buffer);

/** Nearest binary16, ties to even; too large becomes infinite. @returns its 16 bits. */
export function toFloat16(value: number): number {
  float[0] = value;
  const bits = word[0]!;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  // From half a unit beyond 65504 on.
  if (magnitude >= 0x477ff000) return sign | 0x7c00;
  // Below 2^-14 the steps are 2^-24: adding 0.5 puts them at the end of a float32, rounded.
  if (magnitude < 0x38800000) {
    float[0] = Math.abs(value) + 0.5;
    return sign | (word[0]! - 0x3f000000);
  }
  const isOdd = (magnitude >>> 13) & 1;
  return sign | ((magnitude - 0x38000000 + 0xfff + isOdd) >>> 13);
}

/** @param bits 16 */
export function fromFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 0x3ff;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent ? (1 + fraction / 1024) * 2 ** (exponent - 15) : fraction * 2 ** -24);
}
