// After a choice the next recording's buttons stand where those of the last stood: a second press is not meant for them.
const SLIP_MS = 500;

/** @param chosenAtMs of the last choice, null before the first; both as performance.now() */
export function isSlip(chosenAtMs: number | null, atMs: number): boolean {
  return chosenAtMs !== null && atMs - chosenAtMs < SLIP_MS;
}
