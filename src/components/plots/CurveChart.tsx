// Curves over one axis, with a legend inside the drawing so that a saved picture has it too. Recharts draws the axes:
// import this file lazily. While a training goes on new points come several times a second; they change the paths of
// the curves alone, as drawing the axes anew takes the page ten times as long and more.
import { createContext, memo, use, useMemo } from 'react';
import {
  CartesianGrid,
  LineChart,
  ReferenceLine,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts';
import { wordPlace } from '#words/curves.ts';
import { formatCompact } from '#words/figures.ts';
import styles from './CurveChart.module.css';
import {
  placesOf,
  valueAt,
  valueAxis,
  type Curve,
  type CurvePoint,
  type ValueAxis,
} from './curves.ts';
import { TRACK_COLOURS } from './plotTheme.ts';
import { PointedPlot } from './PointedPlot.tsx';

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
  /** Right end of the axis, above 0. */
  readonly xEnd: number;
  readonly isLogarithmic: boolean;
}

const WIDTHS: Readonly<Record<Curve['look'], number>> = { thick: 2.5, thin: 1.25, faint: 1 };
const LEGEND_ROW_PX = 18;
const PLOT_PX = 280;
const Y_AXIS_PX = 60;
const MARGIN = { right: 16, bottom: 24, left: 8 } as const;

const figure = (value: number): string => String(Number(value.toPrecision(3)));

const colourOf = (colour: number): string => `var(--track-${(colour % TRACK_COLOURS) + 1})`;
const title = { fill: 'var(--ink-soft)', fontSize: 13 };
const tick = { fill: 'var(--ink-soft)', fontSize: 12 };

const named = (curves: readonly Curve[]): readonly Curve[] =>
  curves.filter(({ look }) => look !== 'faint');

function CurveChart(props: CurveChartProps) {
  const { xTitle, curves, marks, levels, xEnd: end } = props;
  const places = useMemo(() => placesOf(curves), [curves]);
  const values = [...curves.flatMap(({ points }) => points), ...levels];
  const axis = valueAxis(
    values.map(({ y }) => y),
    props.isLogarithmic,
  );
  const plotPx = (widthPx: number): number =>
    Math.max(1, widthPx - MARGIN.left - Y_AXIS_PX - MARGIN.right);
  const pxOf = (x: number, widthPx: number): number =>
    MARGIN.left + Y_AXIS_PX + (x / end) * plotPx(widthPx);
  const step = (from: number | null, right: number): number | null => {
    // Into the chart from the side the key points away from. A place may be gone: fewer are kept as more come.
    const here = from === null ? null : nearest(places, from);
    const next = here === null ? (right < 0 ? places.length - 1 : 0) : places.indexOf(here) + right;
    return places[Math.min(places.length - 1, Math.max(0, next))] ?? null;
  };
  return (
    <PointedPlot
      title={props.title}
      placeAt={(x, _y, widthPx) => {
        const at = ((x - MARGIN.left - Y_AXIS_PX) / plotPx(widthPx)) * end;
        return at < 0 ? null : nearest(places, at);
      }}
      step={step}
      tipOf={(x, widthPx) => ({ x: pxOf(x, widthPx), y: topPx(named(curves).length) })}
      word={(x) =>
        wordPlace(
          xTitle,
          x,
          named(curves).flatMap(({ name, points }) => {
            const value = valueAt(points, x);
            return value === null ? [] : [{ name, value }];
          }),
        )
      }
    >
      {(widthPx, pointed) => (
        <Drawn value={{ curves, marks, pointed, end }}>
          <Axes
            axes={{
              ...{ widthPx, end, axis, levels, xTitle },
              ...{ title: props.title, yTitle: props.yTitle },
              legend: named(curves).map(({ name, colour, look }) => ({ name, colour, look })),
            }}
          />
        </Drawn>
      )}
    </PointedPlot>
  );
}

const topPx = (legendRows: number): number => legendRows * LEGEND_ROW_PX + 8;

/** @param places ascending */
function nearest(places: readonly number[], x: number): number | null {
  const after = places.findIndex((place) => place >= x);
  if (after <= 0) return places.at(after) ?? null;
  const [before, next] = [places[after - 1]!, places[after]!];
  return x - before < next - x ? before : next;
}

/** What is drawn between the axes; by a context, as it changes and the axes do not. */
const Drawn = createContext<{
  readonly curves: readonly Curve[];
  readonly marks: readonly CurveMark[];
  /** A measured place that is read. */
  readonly pointed: number | null;
  readonly end: number;
}>({ curves: [], marks: [], pointed: null, end: 1 });

interface AxesProps {
  readonly widthPx: number;
  readonly end: number;
  readonly axis: ValueAxis;
  readonly levels: readonly CurveLevel[];
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly legend: readonly Pick<Curve, 'name' | 'colour' | 'look'>[];
}

/** All of it is plain values, so equal ones are known by their text. */
const Axes = memo(
  function DrawAxes({ axes }: { axes: AxesProps }) {
    const { widthPx, end, axis, levels, xTitle, yTitle, legend } = axes;
    const top = topPx(legend.length);
    return (
      <div className={styles['chart']}>
        <LineChart
          width={widthPx}
          height={PLOT_PX + legend.length * LEGEND_ROW_PX}
          margin={{ top, ...MARGIN }}
          accessibilityLayer={false}
          role="img"
          aria-label={axes.title}
          data-plot={axes.title}
        >
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="x"
            type="number"
            domain={[0, end]}
            allowDataOverflow
            tickFormatter={formatCompact}
            tick={tick}
            stroke="var(--line-strong)"
            label={{ value: xTitle, position: 'bottom', offset: 4, style: title }}
          />
          <YAxis
            type="number"
            scale={axis.scale}
            domain={[axis.low, axis.high]}
            ticks={[...axis.ticks]}
            allowDataOverflow
            width={Y_AXIS_PX}
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
          {levels.map(({ label, y }) => (
            <ReferenceLine
              key={`${label} ${y}`}
              y={y}
              stroke="var(--ink-soft)"
              strokeDasharray="4 4"
              label={{ value: label, position: 'insideBottomRight', style: title }}
            />
          ))}
          <Curves />
          <g fontSize={12} fill="var(--ink)">
            {legend.map(({ name, colour, look }, row) => (
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
      </div>
    );
  },
  (before, after) => JSON.stringify(before.axes) === JSON.stringify(after.axes),
);

function Curves() {
  const { curves, marks, pointed, end } = use(Drawn);
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  const area = usePlotArea();
  if (!xScale || !yScale || !area) return null;
  /** To a tenth of a pixel; empty where an axis has no such value. */
  const place = ({ x, y }: CurvePoint): [] | [Pixels] => {
    const [left, top] = [xScale(x), yScale(y)];
    if (left === undefined || top === undefined || !Number.isFinite(top)) return [];
    return [{ x: Math.round(left * 10) / 10, y: Math.round(top * 10) / 10 }];
  };
  const pointedX = pointed === null ? undefined : xScale(pointed);
  return (
    <>
      {pointedX !== undefined && (
        <line
          x1={pointedX}
          x2={pointedX}
          y1={area.y}
          y2={area.y + area.height}
          stroke="var(--line-strong)"
        />
      )}
      {curves.map(({ name, points, colour, look }) => {
        const placed = points.flatMap(place);
        return (
          <g key={name} stroke={colourOf(colour)} fill="none">
            <path
              d={placed.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('')}
              strokeWidth={WIDTHS[look]}
              strokeOpacity={look === 'faint' ? 0.35 : 1}
              strokeLinejoin="round"
            />
            {look === 'thick' && (
              <path d={placed.map(dot).join('')} fill={colourOf(colour)} stroke="none" />
            )}
          </g>
        );
      })}
      {marks.map((mark) =>
        place(mark).map(({ x, y }) => (
          <g key={`${mark.colour} ${mark.x}`}>
            <circle
              cx={x}
              cy={y}
              r={7}
              fill="none"
              stroke={colourOf(mark.colour)}
              strokeWidth={2.5}
            />
            <text x={x} y={y + 22} {...markStyle(mark.x / end)}>
              {mark.label}
            </text>
          </g>
        )),
      )}
    </>
  );
}

type Pixels = CurvePoint;

const DOT_PX = 3;
const dot = ({ x, y }: Pixels): string =>
  `M${x - DOT_PX} ${y}a${DOT_PX} ${DOT_PX} 0 1 0 ${2 * DOT_PX} 0a${DOT_PX} ${DOT_PX} 0 1 0 ${-2 * DOT_PX} 0`;

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

/** The screen is drawn for every report, the chart when there is something new to draw. */
export default memo(CurveChart);
