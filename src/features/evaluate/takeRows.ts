// The rows of the takes' table: their order, and the table as it is saved. What is not there comes last.
import type { TakeEvaluation } from '../../core/metrics/evaluation.ts';
import type { MeasureName } from '../../core/metrics/pieceMeasures.ts';
import { TAKES_TABLE_HEAD, headsOfMeasure, wordYes } from '#words/evaluate.ts';
import { compareNames } from '#words/figures.ts';
import { MEASURE_WORDS } from '#words/measures.ts';

/** Those that say most at a glance; the others are saved. */
export const TABLE_MEASURES: readonly MeasureName[] = [
  'density',
  'polyphony',
  'pitchRange',
  'pitchClassEntropy',
  'inKeyRate',
  'grooveConsistency',
];

export interface Row {
  readonly id: string;
  readonly title: string;
  /** Since it was written. */
  readonly isEdited: boolean;
  /** Empty where nothing stands out. */
  readonly verdict: string;
  /** Null while it is not known, or is not asked for. */
  readonly evaluation: TakeEvaluation | null;
}

export interface JudgedRow extends Row {
  readonly evaluation: TakeEvaluation;
}

export function judgedRows(rows: readonly Row[]): JudgedRow[] {
  return rows.filter((row): row is JudgedRow => row.evaluation !== null);
}

export type SortKey = 'title' | 'verdict' | 'copied' | 'longest' | MeasureName;

export function sortTakes(rows: readonly Row[], key: SortKey, isDescending: boolean): Row[] {
  const direction = isDescending ? -1 : 1;
  if (key === 'title' || key === 'verdict')
    return rows.toSorted((a, b) => direction * compareNames(a[key], b[key]));
  const valueOf = ({ evaluation }: Row): number => {
    if (!evaluation) return NaN;
    const { exact, measures } = evaluation;
    if (key === 'copied') return exact.copiedShare;
    if (key === 'longest') return exact.longest?.notes ?? NaN;
    return measures[key];
  };
  return rows.toSorted((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    if (Number.isNaN(x) || Number.isNaN(y))
      return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return direction * (x - y);
  });
}

const figure = (value: number): string => (Number.isNaN(value) ? '' : String(value));

/** With a head; an empty field where there is no value. */
export function tableOf(
  rows: readonly JudgedRow[],
  measures: readonly MeasureName[],
  titleOf: (pieceId: string) => string,
): string[][] {
  const head = [
    ...TAKES_TABLE_HEAD,
    ...measures.flatMap((name) => {
      const { title, unit } = MEASURE_WORDS[name];
      return headsOfMeasure(title, unit);
    }),
  ];
  const body = rows.map(({ title, isEdited, verdict, evaluation }) => [
    title,
    wordYes(isEdited),
    verdict,
    figure(evaluation.exact.copiedShare),
    figure(evaluation.exact.longest?.notes ?? NaN),
    evaluation.exact.longest ? titleOf(evaluation.exact.longest.pieceId) : '',
    figure(evaluation.near.copiedShare),
    ...measures.flatMap((name) => [
      figure(evaluation.measures[name]),
      figure(evaluation.below[name]),
    ]),
  ]);
  return [head, ...body];
}
