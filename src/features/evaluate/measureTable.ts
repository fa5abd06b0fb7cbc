// The measures of a take and those of the corpus as a table: what the strips show, in figures.
import type { PlotTable } from '../../components/plots/PlotFrame.tsx';
import type { TakeEvaluation } from '../../core/metrics/evaluation.ts';
import { MEASURE_NAMES, type MeasureName } from '../../core/metrics/pieceMeasures.ts';
import { quantileOf } from '../../core/metrics/quantile.ts';
import { MEASURE_TABLE_HEAD } from '#words/evaluate.ts';
import { MEASURE_WORDS, formatMeasure } from '#words/measures.ts';

/** Those that the take or the corpus has a value of. */
export function knownMeasures({ measures, spread }: TakeEvaluation): MeasureName[] {
  return MEASURE_NAMES.filter(
    (name) => !Number.isNaN(measures[name]) || spread.values[name].length > 0,
  );
}

/** Those that both have: what a strip can be drawn of. */
export function sharedMeasures({ measures, spread }: TakeEvaluation): MeasureName[] {
  return MEASURE_NAMES.filter(
    (name) => !Number.isNaN(measures[name]) && spread.values[name].length > 0,
  );
}

export function measureTable(evaluation: TakeEvaluation): PlotTable {
  const body = knownMeasures(evaluation).map((name) => {
    const values = evaluation.spread.values[name];
    const { title, unit } = MEASURE_WORDS[name];
    const quantiles = [0, 0.05, 0.5, 0.95, 1].map((share) =>
      values.length === 0 ? NaN : quantileOf(values, share),
    );
    const figures = [evaluation.measures[name], ...quantiles];
    return [title, unit, ...figures.map((figure) => formatMeasure(name, figure))];
  });
  return [MEASURE_TABLE_HEAD, ...body];
}
