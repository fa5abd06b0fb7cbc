// The runs of a take that say most of what it shares with the pieces.
import type { SharedRun, TakeEvaluation } from '../../core/metrics/evaluation.ts';

/** Runs that are listed. */
const MOST_RUNS = 8;

/** The longest, changed notes or not, the longest first. */
export function mostTelling({ near }: TakeEvaluation): SharedRun[] {
  return near.runs.toSorted((a, b) => b.notes - a.notes).slice(0, MOST_RUNS);
}
