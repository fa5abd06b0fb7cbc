// A tempo from taps: the median of the times between them, so that one slip does not count.

/** A pause longer than this begins a new count. */
const PAUSE_MS = 2500;
const MOST_TAPS = 12;

/** The taps that count, this one included. In milliseconds of one clock. */
export function addTap(taps: readonly number[], atMs: number): readonly number[] {
  const last = taps.at(-1);
  if (last === undefined || atMs - last > PAUSE_MS) return [atMs];
  return [...taps, atMs].slice(-MOST_TAPS);
}

/** Quarter notes a minute; null before the third tap. */
export function tempoOfTaps(taps: readonly number[]): number | null {
  if (taps.length < 3) return null;
  const gaps = taps
    .slice(1)
    .map((at, i) => at - taps[i]!)
    .sort((a, b) => a - b);
  const middle = gaps.length / 2;
  const median = (gaps[Math.ceil(middle) - 1]! + gaps[Math.floor(middle)]!) / 2;
  return median > 0 ? 60_000 / median : null;
}
