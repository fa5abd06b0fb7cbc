// Curves measured at different moments: smoothed, as a table, read at a place, and the axis they stand on. Pure.
import { axisStep } from './columnsGeometry.ts';

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

export interface Curve {
  readonly name: string;
  /** By x, ascending. */
  readonly points: readonly CurvePoint[];
  /** Of the track colours, from 0. */
  readonly colour: number;
  /** `faint`: behind a smoothed curve, and not in the legend. */
  readonly look: 'thick' | 'thin' | 'faint';
}

/**
 * Exponential moving average. The first values weigh no more than they would later: each mean is divided by the
 * weight it has gathered (as in Adam; Kingma & Ba 2015).
 * @param share of the mean so far that each step keeps, 0 (none: the points as they are) .. below 1
 */
export function smooth(points: readonly CurvePoint[], share: number): readonly CurvePoint[] {
  if (share === 0) return points;
  let sum = 0;
  let weight = 0;
  return points.map(({ x, y }) => {
    sum = share * sum + (1 - share) * y;
    weight = share * weight + (1 - share);
    return { x, y: sum / weight };
  });
}

/** `x`, and the value of each curve that has one there, by its index. */
export type CurveRow = Readonly<Record<string, number>> & { readonly x: number };

/** By x, ascending; places measured by several share a row. */
export function toRows(curves: readonly Curve[]): readonly CurveRow[] {
  type Row = Record<string, number> & { x: number };
  const rows = new Map<number, Row>();
  curves.forEach(({ points }, index) => {
    for (const { x, y } of points) {
      const row: Row = rows.get(x) ?? { x };
      row[String(index)] = y;
      rows.set(x, row);
    }
  });
  return [...rows.values()].sort((a, b) => a.x - b.x);
}

/** The places that were measured, ascending, each once. */
export function placesOf(curves: readonly Curve[]): readonly number[] {
  return [...new Set(curves.flatMap(({ points }) => points.map(({ x }) => x)))].sort(
    (a, b) => a - b,
  );
}

const ENDS = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** Right end of an axis over which curves still grow: a round place at or beyond theirs, where it stays for a while. */
export function growingEnd(x: number): number {
  if (x <= 0) return 1;
  const decade = 10 ** Math.floor(Math.log10(x));
  return (ENDS.find((end) => end * decade >= x) ?? 10) * decade;
}

/** The last value measured up to `x`; null before the first. */
export function valueAt(points: readonly CurvePoint[], x: number): number | null {
  return points.findLast((point) => point.x <= x)?.y ?? null;
}

export interface ValueAxis {
  readonly scale: 'linear' | 'log';
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** Of a logarithmic axis, left free above the values, and below them for the label of the lowest. */
const [FREE_ABOVE, FREE_BELOW] = [0.04, 0.2];
/** Steps to a power of ten on which its ends stand. */
const ENDS_PER_DECADE = 10;

/**
 * An axis that holds the values; a logarithmic one those above 0, if there are two to tell apart. Its ends stand on round places, so that it stays as it is while curves grow: drawing
 * axes anew takes longer than drawing a curve.
 */
export function valueAxis(values: readonly number[], isLogarithmic: boolean): ValueAxis {
  const shown = values.filter((value) => Number.isFinite(value) && (!isLogarithmic || value > 0));
  const [least, most] = [Math.min(...shown), Math.max(...shown)];
  if (isLogarithmic && least < most) {
    const place = (value: number): number => Math.log10(value) * ENDS_PER_DECADE;
    const span = place(most) - place(least);
    const low = 10 ** (Math.floor(place(least) - span * FREE_BELOW) / ENDS_PER_DECADE);
    const high = 10 ** (Math.ceil(place(most) + span * FREE_ABOVE) / ENDS_PER_DECADE);
    return { scale: 'log', low, high, ticks: logTicks(low, high) };
  }
  const [from, to] = shown.length > 0 ? [least, most] : [0, 1];
  const step = axisStep(to - from || Math.abs(from) || 1);
  const first = Math.floor(from / step);
  const last = Math.max(first + 1, Math.ceil(to / step));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  return { scale: 'linear', low: ticks[0]!, high: ticks.at(-1)!, ticks };
}

const COARSE_TICKS = [1, 2, 5];
const FINE_TICKS = [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9];
const FEWEST_TICKS = 3;

/** Round numbers from `low` to `high` for a logarithmic axis. @param low above 0 */
export function logTicks(low: number, high: number): readonly number[] {
  const ticksOf = (digits: readonly number[]): number[] => {
    const ticks: number[] = [];
    for (let power = Math.floor(Math.log10(low)); 10 ** power <= high; power++)
      for (const digit of digits) ticks.push(Number(`${digit}e${power}`));
    return ticks.filter((tick) => tick >= low && tick <= high);
  };
  const coarse = ticksOf(COARSE_TICKS);
  return coarse.length >= FEWEST_TICKS ? coarse : ticksOf(FINE_TICKS);
}
