// Binary search in things sorted by time.

/**
 * Index of the last item for which `hasBegun` holds, -1 when it holds for none.
 * @param items sorted so that those that have begun stand before those that have not.
 */
export function lastBegun<Item>(items: readonly Item[], hasBegun: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (hasBegun(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
