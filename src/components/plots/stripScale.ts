// Where values stand on a strip: from the least to the most of corpus and take together. Pure.

/** Room for the take's mark at the ends. */
const PADDING = 10;

/** @param values ascending, not empty */
export function stripScale(values: readonly number[], value: number, width: number) {
  const low = Math.min(values[0]!, value);
  const high = Math.max(values.at(-1)!, value);
  const room = width - 2 * PADDING;
  // All the same: in the middle.
  const x = (at: number): number =>
    high === low ? width / 2 : PADDING + ((at - low) / (high - low)) * room;
  const valueAt = (px: number): number =>
    Math.min(high, Math.max(low, low + ((px - PADDING) / room) * (high - low)));
  return { low, high, x, valueAt };
}
