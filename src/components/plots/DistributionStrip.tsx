// One measure: every value of the corpus as a tick, the middle nine tenths as a band, the median, and the take.
// Saved as SVG with the colours of the page.
import { useRef } from 'react';
import { IconButton } from '../controls/Button.tsx';
import styles from './DistributionStrip.module.css';
import { quantileOf, stripScale } from './stripScale.ts';

const [WIDTH, HEIGHT] = [320, 44];
const AXIS_Y = 26;

export function DistributionStrip({
  label,
  title,
  values,
  value,
  format,
  onSave,
}: {
  /** The name of the measure, for the saved picture. */
  title: string;
  /** What it shows, in words. */
  label: string;
  /** Ascending, not empty. */
  values: readonly number[];
  value: number;
  format: (value: number) => string;
  onSave: (picture: Blob) => void;
}) {
  const svg = useRef<SVGSVGElement>(null);
  const { low, high, x } = stripScale(values, value, WIDTH);
  const [from, median, to] = [0.05, 0.5, 0.95].map((share) => x(quantileOf(values, share)));
  const save = () => {
    if (svg.current) onSave(standAlone(svg.current));
  };
  return (
    <div className={styles['strip']}>
      <svg
        ref={svg}
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
      <IconButton icon="download" label={`Save ${title} as SVG`} onClick={save} />
    </div>
  );
}

/** The drawing with the colours that its variables have now. */
function standAlone(svg: SVGSVGElement): Blob {
  const style = getComputedStyle(svg);
  const text = new XMLSerializer()
    .serializeToString(svg)
    .replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim());
  return new Blob([text], { type: 'image/svg+xml' });
}
