// What can be said of a take without doubt: that it copies, or that it lies outside of all the corpus. What has
// collapsed is core/coach/coachTake.ts's to say.
import type { SharedRun, TakeEvaluation } from './evaluation.ts';
import { MEASURE_NAMES, type MeasureName } from './pieceMeasures.ts';

/** Share of the notes, and notes of a run, from which on a take is called a copy: four bars or so at least. */
const COPIED_SHARE = 0.5;
const LONG_COPY = 32;
/** Values of a corpus below which nothing can be said to be outside of it. */
const FEWEST_VALUES = 8;
/** Times as many measures outside as chance alone would bring, and at least so many. */
const ABOVE_CHANCE = 2;
const FEWEST_OUTSIDE = 3;

export type Verdict =
  | { readonly kind: 'copies'; readonly copiedShare: number; readonly longest: SharedRun }
  | { readonly kind: 'outside'; readonly measures: readonly MeasureName[] };

export function judgeTake(evaluation: TakeEvaluation): Verdict[] {
  const verdicts: Verdict[] = [];
  const { copiedShare, longest } = evaluation.exact;
  if (longest && (copiedShare >= COPIED_SHARE || longest.notes >= LONG_COPY))
    verdicts.push({ kind: 'copies', copiedShare, longest });
  const outside = surelyOutside(evaluation);
  if (outside.length > 0) verdicts.push({ kind: 'outside', measures: outside });
  return verdicts;
}

/** Measures in which a take lies outside of all the corpus; none where they are so few that it may be chance. */
export function surelyOutside({
  measures,
  spread,
}: Pick<TakeEvaluation, 'measures' | 'spread'>): readonly MeasureName[] {
  let byChance = 0;
  const outside = MEASURE_NAMES.filter((name) => {
    const values = spread.values[name];
    if (values.length < FEWEST_VALUES || Number.isNaN(measures[name])) return false;
    // One more piece of the same corpus would be its lowest or highest so often.
    byChance += 2 / (values.length + 1);
    return measures[name] < values[0]! || measures[name] > values.at(-1)!;
  });
  return outside.length >= Math.max(FEWEST_OUTSIDE, Math.round(ABOVE_CHANCE * byChance))
    ? outside
    : [];
}
