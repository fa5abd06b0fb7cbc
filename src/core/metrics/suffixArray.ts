// Suffix array of a text of numbers by prefix doubling (Manber & Myers 1993) with counting sorts: no text is
// slow, not even one that repeats itself, as music does.

/**
 * @param text symbols 0 .. alphabet - 1
 * @returns the starts of all suffixes in their order; a prefix comes before what it begins.
 */
export function createSuffixArray(text: Uint32Array, alphabet: number): Uint32Array {
  const length = text.length;
  let order = new Uint32Array(length).map((_, i) => i);
  let rank = text.slice();
  let classes = alphabet;
  // A suffix shorter than the stride has nothing after it, which is less than anything: class 0.
  for (let stride = 0; ; stride = stride === 0 ? 1 : stride * 2) {
    if (stride > 0)
      order = countingSort(order, classes + 1, (i) =>
        i + stride < length ? rank[i + stride]! + 1 : 0,
      );
    order = countingSort(order, classes, (i) => rank[i]!);
    const next = new Uint32Array(length);
    const isSame = (a: number, b: number): boolean => {
      if (rank[a] !== rank[b]) return false;
      if (stride === 0) return true;
      return (
        (a + stride < length ? rank[a + stride] : -1) ===
        (b + stride < length ? rank[b + stride] : -1)
      );
    };
    let last = 0;
    for (let i = 1; i < length; i++) {
      if (!isSame(order[i - 1]!, order[i]!)) last++;
      next[order[i]!] = last;
    }
    rank = next;
    classes = last + 1;
    if (classes >= length) return order;
  }
}

/** Stable. */
function countingSort(
  order: Uint32Array,
  classes: number,
  classOf: (index: number) => number,
): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(classes + 1);
  for (const index of order) starts[classOf(index) + 1]!++;
  for (let i = 1; i <= classes; i++) starts[i]! += starts[i - 1]!;
  const sorted = new Uint32Array(order.length);
  for (const index of order) sorted[starts[classOf(index)]!++] = index;
  return sorted;
}
