// Where a value lies among those of a corpus: one value for each piece, or for each passage where pieces are few.
import { MEASURE_NAMES, meanMeasures, type MeasureName, type Measures } from './pieceMeasures.ts';

/** Bars of a passage; a take that is shorter is compared with passages of its own length. */
export const PASSAGE_BARS = 8;
/** Pieces below which passages are counted instead: a handful of values is no distribution. */
const FEWEST_PIECES = 10;

export interface Spread {
  readonly unit: 'piece' | 'passage';
  /** Of the passages that were measured. */
  readonly bars: number;
  /** Ascending, without NaN; empty where the corpus has nothing to measure. */
  readonly values: Readonly<Record<MeasureName, readonly number[]>>;
}

/** @param pieces the passages of each piece, measured */
export function spreadOf(pieces: readonly (readonly Measures[])[], bars: number): Spread {
  const isMany = pieces.length >= FEWEST_PIECES;
  const units = isMany ? pieces.map(meanMeasures) : pieces.flat();
  const sorted = (name: MeasureName): number[] =>
    units
      .map((unit) => unit[name])
      .filter((value) => !Number.isNaN(value))
      .sort((a, b) => a - b);
  return {
    unit: isMany ? 'piece' : 'passage',
    bars,
    values: Object.fromEntries(MEASURE_NAMES.map((name) => [name, sorted(name)])) as Record<
      MeasureName,
      number[]
    >,
  };
}

/**
 * Share of the values below `value`, equal ones counted half, 0..1; NaN where either is missing.
 * @param values ascending
 */
export function shareBelow(values: readonly number[], value: number): number {
  if (Number.isNaN(value)) return NaN;
  const below = values.filter((other) => other < value).length;
  const equal = values.filter((other) => other === value).length;
  return (below + equal / 2) / values.length;
}
