// One measure: every value of the corpus as a tick, the middle nine tenths as a band, the median, and the take.
// Drawn in the page's own colours; saved by saveSvg.ts.
import styles from './DistributionStrip.module.css';
import { quantileOf } from '../../core/metrics/quantile.ts';
import { stripScale } from './stripScale.ts';

const [WIDTH, HEIGHT] = [320, 44];
const AXIS_Y = 26;

export function DistributionStrip({
  label,
  title,
  values,
  value,
  format,
}: {
  /** The name of the measure, for the saved picture. */
  title: string;
  /** What it shows, in words. */
  label: string;
  /** Ascending, not empty. */
  values: readonly number[];
  value: number;
  format: (value: number) => string;
}) {
  const { low, high, x } = stripScale(values, value, WIDTH);
  const [from, median, to] = [0.05, 0.5, 0.95].map((share) => x(quantileOf(values, share)));
  return (
    <svg
      className={styles['strip']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
      fontFamily="system-ui, sans-serif"
      fontSize="11"
    >
      <title>{title}</title>
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
      <path
        d={`M${x(value)} ${AXIS_Y - 1}l-6 -12h12z`}
        fill="var(--track-2)"
        stroke="var(--sheet)"
      />
      <text x={4} y={HEIGHT - 1} fill="var(--ink-soft)">
        {format(low)}
      </text>
      <text x={WIDTH - 4} y={HEIGHT - 1} textAnchor="end" fill="var(--ink-soft)">
        {format(high)}
      </text>
    </svg>
  );
}
