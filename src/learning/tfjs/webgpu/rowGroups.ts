// Which rows of a batch have which id: what a gradient of a looked-up table sums over.

/**
 * A counting sort, so rows of one id stay in their order.
 * @param ids [N, fields]
 * @param classes number of ids per field
 * @returns `order` [fields, N], rows by ascending id; `starts`, per field for each id and one past the
 * last, where its rows begin.
 */
export function groupRowsById(
  ids: Int32Array,
  classes: readonly number[],
): { order: Uint32Array<ArrayBuffer>; starts: Uint32Array<ArrayBuffer> } {
  const fields = classes.length;
  const rows = ids.length / fields;
  const order = new Uint32Array(ids.length);
  const starts = new Uint32Array(classes.reduce((sum, count) => sum + count + 1, 0));
  let first = 0;
  classes.forEach((count, field) => {
    const begins = starts.subarray(first, first + count + 1);
    for (let row = 0; row < rows; row++) begins[ids[row * fields + field]! + 1]!++;
    for (let id = 0; id < count; id++) begins[id + 1]! += begins[id]!;
    const next = begins.slice();
    for (let row = 0; row < rows; row++)
      order[field * rows + next[ids[row * fields + field]!]!++] = row;
    first += count + 1;
  });
  return { order, starts };
}

/** Place of each field's first id in `starts`. */
export function firstStarts(classes: readonly number[]): number[] {
  let first = 0;
  return classes.map((count) => {
    const start = first;
    first += count + 1;
    return start;
  });
}
