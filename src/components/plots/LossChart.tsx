// Training and validation loss against the music heard. Recharts is large: import this file lazily.
import { memo } from 'react';
import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { LossPoint } from '../../core/model/training.ts';
import styles from './LossChart.module.css';
import { mergeLosses } from './lossSeries.ts';

const notes = new Intl.NumberFormat('en-GB', { notation: 'compact' });
const nats = (loss: unknown) => (typeof loss === 'number' ? loss.toFixed(2) : '');
const title = { fill: 'var(--ink-soft)', fontSize: 13 };
const tick = { fill: 'var(--ink-soft)', fontSize: 12 };

function LossChart({
  training,
  validation,
  baseline,
  totalNotes,
}: {
  training: readonly LossPoint[];
  validation: readonly LossPoint[];
  /** What counting alone reaches on the same music, a level to get below; null while unknown. */
  baseline: number | null;
  /** Right end of the axis; null to fit the data. */
  totalNotes: number | null;
}) {
  return (
    <div className={styles['chart']}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart
          data={[...mergeLosses(training, validation)]}
          margin={{ top: 8, right: 16, bottom: 24, left: 8 }}
          accessibilityLayer
          title="Training and validation loss"
        >
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="notesSeen"
            type="number"
            domain={[0, totalNotes ?? 'dataMax']}
            tickFormatter={(value: number) => notes.format(value)}
            tick={tick}
            stroke="var(--line-strong)"
            label={{ value: 'Notes heard', position: 'bottom', offset: 4, style: title }}
          />
          <YAxis
            domain={['auto', 'auto']}
            width={56}
            tick={tick}
            tickFormatter={(value: number) => String(Math.round(value * 100) / 100)}
            stroke="var(--line-strong)"
            label={{
              value: 'Loss (nats per note)',
              angle: -90,
              position: 'insideLeft',
              style: { ...title, textAnchor: 'middle' },
            }}
          />
          <Tooltip
            formatter={nats}
            labelFormatter={(seen) =>
              `${new Intl.NumberFormat('en-GB').format(Number(seen))} notes`
            }
            contentStyle={{ background: 'var(--sheet)', border: '1px solid var(--line-strong)' }}
          />
          <Legend position="insideTopRight" />
          {baseline !== null && (
            <ReferenceLine
              y={baseline}
              stroke="var(--ink-soft)"
              strokeDasharray="4 4"
              label={{ value: 'just counting', position: 'insideBottomRight', style: title }}
            />
          )}
          <Line
            name="Training"
            dataKey="training"
            stroke="var(--track-1)"
            strokeWidth={1.5}
            dot={false}
            connectNulls
            isAnimationActive={false}
          />
          <Line
            name="Validation"
            dataKey="validation"
            stroke="var(--track-2)"
            strokeWidth={2.5}
            dot={{ r: 3, fill: 'var(--track-2)' }}
            connectNulls
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

/** Drawing it takes some milliseconds, so only new losses do. */
export default memo(LossChart);
