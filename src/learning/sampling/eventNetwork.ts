// The network as writing music sees it: one event at a time, one field of it after the other.

/**
 * Use: `advance` with the previous event, then for each field in order `logits` and `choose`, with
 * `place` between the time fields and the rest.
 */
export interface EventNetwork {
  /** Forgets everything heard. */
  reset(): void;
  /**
   * Hears one event.
   * @param previous six classes, or one past the last class of each field for START.
   * @param sideBefore [144] as it is at that event's onset.
   */
  advance(previous: ArrayLike<number>, sideBefore: Float32Array): void;
  /** Tells the heads after the time fields what sounds at the onset they chose. @param sideAt [144] */
  place(sideAt: Float32Array): void;
  /** Logits of a field given what was chosen before it. Valid until the next call for that field. */
  logits(field: number): Float32Array;
  /** Fixes a field's class for the fields after it. */
  choose(field: number, chosen: number): void;
  /** All it remembers, to go on from here once more. */
  save(): Float32Array;
  /** @param saved what `save` of the same network gave */
  restore(saved: Float32Array): void;
}

/** For `save`: the parts one after the other. */
export function joinFloats(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let from = 0;
  for (const part of parts) {
    joined.set(part, from);
    from += part.length;
  }
  return joined;
}

/** For `restore`: back into the parts. */
export function splitFloats(joined: Float32Array, parts: readonly Float32Array[]): void {
  let from = 0;
  for (const part of parts) {
    part.set(joined.subarray(from, from + part.length));
    from += part.length;
  }
}
