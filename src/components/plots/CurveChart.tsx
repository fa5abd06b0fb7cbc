// Curves over one axis, with a legend inside the drawing so that a saved picture has it too. Recharts is large:
// import this file lazily.
import { memo } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatCompact, formatTenths } from '#words/figures.ts';
import styles from './CurveChart.module.css';
import { logTicks, toRows, type Curve, type CurvePoint } from './curves.ts';
import { TRACK_COLOURS } from './plotTheme.ts';

export interface CurveMark extends CurvePoint {
  readonly label: string;
  readonly colour: number;
}

/** A height to compare with. */
export interface CurveLevel {
  readonly label: string;
  readonly y: number;
}

export interface CurveChartProps {
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly curves: readonly Curve[];
  readonly marks: readonly CurveMark[];
  readonly levels: readonly CurveLevel[];
  /** Right end of the axis; null: where the curves end. */
  readonly xEnd: number | null;
  readonly isLogarithmic: boolean;
}

const WIDTHS: Readonly<Record<Curve['look'], number>> = { thick: 2.5, thin: 1.25, faint: 1 };
const LEGEND_ROW_PX = 18;
const PLOT_PX = 280;
/** Of the axis, left free above the values, and below them for the label of the lowest. */
const [FREE_ABOVE, FREE_BELOW] = [0.04, 0.2];

const figure = (value: number): string => String(Number(value.toPrecision(3)));

const colourOf = (colour: number): string => `var(--track-${(colour % TRACK_COLOURS) + 1})`;
const title = { fill: 'var(--ink-soft)', fontSize: 13 };
const tick = { fill: 'var(--ink-soft)', fontSize: 12 };

function CurveChart(props: CurveChartProps) {
  const { xTitle, yTitle, curves, marks, levels, xEnd, isLogarithmic } = props;
  const named = curves.filter(({ look }) => look !== 'faint');
  const legendPx = named.length * LEGEND_ROW_PX;
  const end = xEnd ?? Math.max(...curves.map(({ points }) => points.at(-1)?.x ?? 0));
  return (
    <div className={styles['chart']} style={{ height: `${PLOT_PX + legendPx}px` }}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart
          data={[...toRows(curves)]}
          margin={{ top: legendPx + 8, right: 16, bottom: 24, left: 8 }}
          accessibilityLayer
          title={props.title}
          data-plot={props.title}
        >
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="x"
            type="number"
            domain={[0, xEnd ?? 'dataMax']}
            tickFormatter={formatCompact}
            tick={tick}
            stroke="var(--line-strong)"
            label={{ value: xTitle, position: 'bottom', offset: 4, style: title }}
          />
          <YAxis
            {...(isLogarithmic ? logAxis(curves, levels) : { domain: ['auto', 'auto'] })}
            width={60}
            tick={tick}
            tickFormatter={figure}
            stroke="var(--line-strong)"
            label={{
              value: yTitle,
              angle: -90,
              position: 'insideLeft',
              style: { ...title, textAnchor: 'middle' },
            }}
          />
          <Tooltip
            formatter={(value) => (typeof value === 'number' ? figure(value) : '')}
            labelFormatter={(x) => `${xTitle}: ${formatTenths(Number(x))}`}
            contentStyle={{ background: 'var(--sheet)', border: '1px solid var(--line-strong)' }}
          />
          {levels.map(({ label, y }) => (
            <ReferenceLine
              key={`${label} ${y}`}
              y={y}
              ifOverflow="extendDomain"
              stroke="var(--ink-soft)"
              strokeDasharray="4 4"
              label={{ value: label, position: 'insideBottomRight', style: title }}
            />
          ))}
          {curves.map(({ name, colour, look }, index) => (
            <Line
              key={name}
              name={name}
              dataKey={String(index)}
              stroke={colourOf(colour)}
              strokeWidth={WIDTHS[look]}
              strokeOpacity={look === 'faint' ? 0.35 : 1}
              strokeLinejoin="round"
              dot={look === 'thick' && { r: 3, fill: colourOf(colour), strokeWidth: 0 }}
              connectNulls
              isAnimationActive={false}
              {...(look === 'faint' && { tooltipType: 'none' as const })}
            />
          ))}
          {marks.map(({ x, y, label, colour }) => (
            <ReferenceDot
              key={`${colour} ${x}`}
              {...{ x, y }}
              r={7}
              fill="none"
              stroke={colourOf(colour)}
              strokeWidth={2.5}
              label={{ value: label, position: 'bottom', style: markStyle(x / end) }}
            />
          ))}
          <g fontSize={12} fill="var(--ink)">
            {named.map(({ name, colour, look }, row) => (
              <g key={name} transform={`translate(8, ${12 + row * LEGEND_ROW_PX})`}>
                <line x2={22} stroke={colourOf(colour)} strokeWidth={WIDTHS[look]} />
                {look === 'thick' && <circle cx={11} r={3} fill={colourOf(colour)} />}
                <text x={30} y={4}>
                  {name}
                </text>
              </g>
            ))}
          </g>
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

/** Below the mark, which is the lowest of its curve, and within the chart. @param place of it along the axis, 0..1 */
function markStyle(place: number) {
  return {
    ...title,
    fill: 'var(--ink)',
    // Other curves may pass there.
    stroke: 'var(--sheet)',
    strokeWidth: 4,
    strokeLinejoin: 'round' as const,
    paintOrder: 'stroke' as const,
    textAnchor:
      place > 0.8 ? ('end' as const) : place < 0.2 ? ('start' as const) : ('middle' as const),
  };
}

function logAxis(curves: readonly Curve[], levels: readonly CurveLevel[]) {
  const values = [...curves.flatMap(({ points }) => points), ...levels].map(({ y }) => y);
  const positive = values.filter((y) => y > 0);
  const [least, most] = [Math.min(...positive), Math.max(...positive)];
  if (!(least < most)) return {};
  const low = least * (least / most) ** FREE_BELOW;
  const high = most * (most / least) ** FREE_ABOVE;
  return {
    scale: 'log' as const,
    domain: [low, high] as [number, number],
    ticks: [...logTicks(low, high)],
    allowDataOverflow: true,
  };
}

/** Drawing it takes some milliseconds, so only new points do. */
export default memo(CurveChart);
