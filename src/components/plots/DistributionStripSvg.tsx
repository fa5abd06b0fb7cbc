// One measure: every value of the corpus as a tick, the middle nine tenths as a band, the median, and the take.
import { quantileOf } from '../../core/metrics/quantile.ts';
import { stripScale } from './stripScale.ts';
import { PlotSvg } from './PlotSvg.tsx';

const HEIGHT = 50;
const AXIS_Y = 26;

export interface StripContent {
  /** Ascending, not empty. */
  readonly values: readonly number[];
  readonly value: number;
  readonly unit: string;
  readonly format: (value: number) => string;
}

export function DistributionStripSvg({
  label,
  title,
  content: { values, value, unit, format },
  widthPx,
  pointed = null,
}: {
  title: string;
  /** What it shows, in words. */
  label: string;
  content: StripContent;
  widthPx: number;
  /** A value, marked with a line. */
  pointed?: number | null;
}) {
  const { low, high, x } = stripScale(values, value, widthPx);
  const [from, median, to] = [0.05, 0.5, 0.95].map((share) => x(quantileOf(values, share)));
  return (
    <PlotSvg title={title} label={label} width={widthPx} height={HEIGHT}>
      <rect
        x={from}
        y={AXIS_Y - 9}
        width={Math.max(1, to! - from!)}
        height={18}
        rx={3}
        fill="var(--sunken)"
      />
      {values.map((one, i) => (
        <rect
          key={i}
          x={x(one) - 0.75}
          y={AXIS_Y - 6}
          width={1.5}
          height={12}
          fill="var(--line-strong)"
          opacity={Math.max(0.15, Math.min(0.7, 12 / values.length))}
        />
      ))}
      <rect x={median! - 1} y={AXIS_Y - 9} width={2} height={18} fill="var(--ink-soft)" />
      {pointed !== null && (
        <rect x={x(pointed) - 0.5} y={AXIS_Y - 12} width={1} height={24} fill="var(--ink)" />
      )}
      <path
        d={`M${x(value)} ${AXIS_Y - 1}l-6 -12h12z`}
        fill="var(--track-2)"
        stroke="var(--sheet)"
      />
      <text x={4} y={HEIGHT - 4}>
        {format(low)}
      </text>
      <text x={widthPx / 2} y={HEIGHT - 4} textAnchor="middle">
        {unit}
      </text>
      <text x={widthPx - 4} y={HEIGHT - 4} textAnchor="end">
        {format(high)}
      </text>
    </PlotSvg>
  );
}
