// Curves as the table that is shown and saved: a row for each place, a column for each curve.
import { placesOf, toRows, type Curve } from '../../components/plots/curves.ts';
import type { PlotTable } from '../../components/plots/PlotFrame.tsx';

const figure = (value: number | undefined): string =>
  value === undefined ? '' : String(Number(value.toPrecision(6)));

export function curveTable(xTitle: string, curves: readonly Curve[]): PlotTable {
  return [
    [xTitle, ...curves.map(({ name }) => name)],
    ...toRows(curves).map((row) => [
      figure(row.x),
      ...curves.map((_, index) => figure(row[String(index)])),
    ]),
  ];
}

/** Without making the table. */
export const countCells = (curves: readonly Curve[]): number =>
  placesOf(curves).length * (curves.length + 1);
