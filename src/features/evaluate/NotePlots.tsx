// Pictures of a take: where in the bar its notes begin, its tones over time, which tone follows which, its sound.
import { useMemo } from 'react';
import { savePicture } from '../../commands/evaluate.ts';
import { Panel } from '../../components/controls/Panel.tsx';
import { HeatMap } from '../../components/plots/HeatMap.tsx';
import type { HeatContent } from '../../components/plots/paintHeatMap.ts';
import { transitionMatrix } from '../../core/metrics/histograms.ts';
import { melodicNotes } from '../../core/metrics/measures.ts';
import { BAR_POSITIONS, pitchByPosition, pitchClassByTime } from '../../core/metrics/noteMaps.ts';
import { pitchClassName, pitchName } from '../../core/music/pitchNames.ts';
import type { Take } from '../../store/takes.ts';
import { useApp } from '../appContext.tsx';
import { countOf } from '../figureWording.ts';
import { formatShare } from './measureWording.ts';
import styles from './NotePlots.module.css';
import { SoundPlot } from './SoundPlot.tsx';

const TONES = Array.from({ length: 12 }, (_, i) => pitchClassName(i));
const TONE_TICKS = TONES.map((label, at) => ({ at, label }));
const largest = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((most, value) => Math.max(most, value), 0);
/** Index of the largest. */
const peak = (values: ArrayLike<number>): number => Array.from(values).indexOf(largest(values));

export function NotePlots({ take }: { take: Take }) {
  const { score, title } = take;
  const hasMelody = melodicNotes(score).length > 0;
  return (
    <Panel title={`${title} in pictures`}>
      <div className={styles['plots']}>
        {hasMelody ? (
          <>
            <PositionPlot take={take} />
            <TimePlot take={take} />
            <TransitionPlot take={take} />
          </>
        ) : (
          <p>There are no pitches in this take to draw.</p>
        )}
        <SoundPlot key={take.id} take={take} />
      </div>
    </Panel>
  );
}

function PositionPlot({ take: { score, title } }: { take: Take }) {
  const app = useApp();
  const map = useMemo(() => pitchByPosition(score), [score]);
  const nameOf = (row: number) => pitchName(map.lowestPitch + row);
  const content = useMemo((): HeatContent => {
    const { columns, rows, values, lowestPitch } = map;
    return {
      ...{ columns, rows, values },
      range: [0, largest(values)],
      unit: 'notes',
      columnTitle: 'Place in the bar (sixteenths of it)',
      rowTitle: 'Pitch',
      columnTicks: Array.from({ length: columns }, (_, at) => ({ at, label: `${at + 1}` })),
      rowTicks: Array.from({ length: rows }, (_, at) => ({
        at,
        label: pitchName(lowestPitch + at),
      })),
    };
  }, [map]);
  const top = peak(map.values);
  const place = (column: number) => `${column + 1} of ${BAR_POSITIONS}`;
  return (
    <HeatMap
      title="Pitch and place in the bar"
      summary={`Most notes begin on ${nameOf(Math.floor(top / map.columns))} at place ${place(top % map.columns)} of the bar: ${countOf(map.values[top]!, 'note')}.`}
      content={content}
      wordCell={({ row, column }, value) =>
        `${nameOf(row)} at place ${place(column)}: ${countOf(value, 'note')}`
      }
      table={{
        rows: Array.from({ length: map.rows }, (_, row) => nameOf(row)),
        columns: Array.from({ length: map.columns }, (_, column) => `${column + 1}`),
      }}
      onSave={(picture) => savePicture(app, `${title} pitch and place`, picture)}
    />
  );
}

function TimePlot({ take: { score, title } }: { take: Take }) {
  const app = useApp();
  const map = useMemo(() => pitchClassByTime(score), [score]);
  const perTone = TONES.map((_, row) =>
    map.values
      .slice(row * map.columns, (row + 1) * map.columns)
      .reduce((sum, value) => sum + value, 0),
  );
  const barOf = (column: number) => `${column * map.barsPerColumn + 1}`;
  const content = useMemo((): HeatContent => {
    const { columns, rows, values, barsPerColumn } = map;
    return {
      ...{ columns, rows, values },
      range: [0, largest(values)],
      unit: 'quarters',
      columnTitle: 'Bar',
      rowTitle: 'Tone',
      columnTicks: Array.from({ length: columns }, (_, at) => ({
        at,
        label: `${at * barsPerColumn + 1}`,
      })),
      rowTicks: TONE_TICKS,
    };
  }, [map]);
  return (
    <HeatMap
      title="Tones over time"
      summary={`The tone that sounds longest is ${TONES[peak(perTone)]}, for ${largest(perTone).toFixed(1)} quarter notes.`}
      content={content}
      wordCell={({ row, column }, value) =>
        `${TONES[row]} from bar ${barOf(column)}: ${value.toFixed(2)} quarter notes`
      }
      table={{ rows: TONES, columns: Array.from({ length: map.columns }, (_, i) => barOf(i)) }}
      onSave={(picture) => savePicture(app, `${title} tones over time`, picture)}
    />
  );
}

function TransitionPlot({ take: { score, title } }: { take: Take }) {
  const app = useApp();
  const content = useMemo((): HeatContent => {
    const values = transitionMatrix(score);
    return {
      ...{ columns: 12, rows: 12, values },
      range: [0, largest(values)],
      unit: 'share',
      columnTitle: 'To',
      rowTitle: 'From',
      columnTicks: TONE_TICKS,
      rowTicks: TONE_TICKS,
    };
  }, [score]);
  const { values } = content;
  const top = peak(values);
  const word = (row: number, column: number, value: number) =>
    `${TONES[row]} to ${TONES[column]}: ${formatShare(value)} of all steps`;
  return (
    <HeatMap
      title="Which tone follows which"
      summary={
        values[top]! > 0
          ? `The commonest step of the top line is ${word(Math.floor(top / 12), top % 12, values[top]!)}.`
          : 'One note alone has no step.'
      }
      content={content}
      wordCell={({ row, column }, value) => word(row, column, value)}
      table={{ rows: TONES, columns: TONES }}
      onSave={(picture) => savePicture(app, `${title} transitions`, picture)}
    />
  );
}
