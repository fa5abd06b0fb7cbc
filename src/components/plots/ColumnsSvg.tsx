// Draws columns side by side, a group for each class: shares of a take beside those of the pieces.
import {
  axisStep,
  columnBox,
  COLUMNS_HEIGHT,
  groupCentre,
  MARGIN,
  plotWidth,
  type ColumnsLayout,
} from './columnsGeometry.ts';
import { thinNames } from './heatMapGeometry.ts';
import { PlotSvg } from './PlotSvg.tsx';

export interface ColumnSeries {
  readonly name: string;
  /** One for each class; 0 or more. */
  readonly values: readonly number[];
}

export interface ColumnsContent {
  readonly names: readonly string[];
  readonly series: readonly ColumnSeries[];
  readonly columnTitle: string;
  /** With its unit. */
  readonly valueTitle: string;
}

/** Told apart by colour and by lightness. */
const COLOURS = ['var(--track-2)', 'var(--line-strong)'];

export function layOutColumns({ names, series }: ColumnsContent, widthPx: number): ColumnsLayout {
  const largest = Math.max(0, ...series.flatMap(({ values }) => values));
  const step = axisStep(largest);
  const most = Math.max(step, Math.ceil(largest / step) * step);
  return { groups: names.length, series: series.length, widthPx, most };
}

export function ColumnsSvg({
  title,
  label,
  content,
  widthPx,
  pointed = null,
}: {
  title: string;
  /** What it shows, in words. */
  label: string;
  content: ColumnsContent;
  widthPx: number;
  /** A class. */
  pointed?: number | null;
}) {
  const layout = layOutColumns(content, widthPx);
  const step = axisStep(layout.most);
  const levels = Array.from({ length: Math.round(layout.most / step) + 1 }, (_, i) => i * step);
  const { names, series, columnTitle, valueTitle } = content;
  const placed = names.map((name, group) => ({ label: name, at: groupCentre(layout, group) }));
  const right = widthPx - MARGIN.right;
  const bottom = COLUMNS_HEIGHT - MARGIN.bottom;
  const [titleX, titleY] = [12, (MARGIN.top + bottom) / 2];
  const groupWidth = plotWidth(layout) / names.length;
  return (
    <PlotSvg title={title} label={label} width={widthPx} height={COLUMNS_HEIGHT}>
      {pointed !== null && (
        <rect
          x={MARGIN.left + pointed * groupWidth}
          y={MARGIN.top}
          width={groupWidth}
          height={bottom - MARGIN.top}
          fill="var(--sunken)"
        />
      )}
      {levels.map((level) => {
        const { y } = columnBox(layout, 0, 0, level);
        return (
          <g key={level}>
            <line x1={MARGIN.left} x2={right} y1={y} y2={y} stroke="var(--line)" />
            <text x={MARGIN.left - 6} y={y + 4} textAnchor="end">
              {Math.round(level * 100) / 100}
            </text>
          </g>
        );
      })}
      {series.map(({ name, values }, i) => (
        <g key={name} fill={COLOURS[i % COLOURS.length]}>
          {values.map((value, group) => (
            <rect key={group} {...columnBox(layout, group, i, value)} />
          ))}
          <rect x={MARGIN.left + i * 130} y={6} width={10} height={10} />
          <text x={MARGIN.left + i * 130 + 15} y={15} fill="var(--ink)">
            {name}
          </text>
        </g>
      ))}
      {thinNames(placed, 6).map(({ label: name, at }) => (
        <text key={at} x={at} y={bottom + 15} textAnchor="middle">
          {name}
        </text>
      ))}
      <text x={(MARGIN.left + right) / 2} y={bottom + 35} textAnchor="middle">
        {columnTitle}
      </text>
      <text x={titleX} y={titleY} textAnchor="middle" transform={`rotate(-90 ${titleX} ${titleY})`}>
        {valueTitle}
      </text>
    </PlotSvg>
  );
}
