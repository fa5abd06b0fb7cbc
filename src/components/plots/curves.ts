// Curves measured at different moments: smoothed, and as the one table a chart reads. Pure.

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
