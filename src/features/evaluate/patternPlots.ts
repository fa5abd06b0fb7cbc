// A take's notes beside those of the pieces, as plots: what is drawn, what it says in words. Shares are per cent of
// the notes, on one scale for both. For the screen and for the report.
import type { HeatMapProps } from '../../components/plots/HeatMap.tsx';
import type { HeatPanel, HeatTick } from '../../components/plots/HeatMapSvg.tsx';
import type { ColumnsContent } from '../../components/plots/ColumnsSvg.tsx';
import { LARGEST_INTERVAL } from '../../core/metrics/histograms.ts';
import { BAR_POSITIONS, foldOctaves, pitchClassByTime } from '../../core/metrics/noteMaps.ts';
import type { NotePatterns } from '../../core/metrics/notePatterns.ts';
import { pitchClassName, pitchName } from '../../core/music/pitchNames.ts';
import type { Score } from '../../core/music/score.ts';
import { countOf } from '../figureWording.ts';

export type HeatModel = Omit<HeatMapProps, 'saves'>;

export interface ColumnsModel {
  readonly title: string;
  readonly summary: string;
  readonly content: ColumnsContent;
  readonly wordClass: (index: number) => string;
}

const TONES = Array.from({ length: 12 }, (_, i) => pitchClassName(i));
const PLACES = Array.from({ length: BAR_POSITIONS }, (_, i) => `${i + 1}`);
const PLACE_TITLE = 'Place in the bar (sixteenths of it)';

const ticksOf = (names: readonly string[]): HeatTick[] => names.map((label, at) => ({ at, label }));
const toPercent = (shares: readonly number[]): number[] => shares.map((share) => 100 * share);
const largest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const peakOf = (values: readonly number[]): number =>
  values.findIndex((value) => Math.abs(value) === largest(values));
/** "3.2 %", "less than 0.1 %", "none". */
const wordPercent = (value: number): string =>
  value === 0 ? 'none' : value < 0.1 ? 'less than 0.1 %' : `${value.toFixed(1)} %`;
const wordBoth = (take: number, corpus: number | undefined): string =>
  corpus === undefined
    ? wordPercent(take)
    : `${wordPercent(take)} in this take, ${wordPercent(corpus)} in your pieces`;

/** This take, the pieces on the same scale, and the one without the other. */
function panelsOf(take: readonly number[], corpus: readonly number[] | null): HeatPanel[] {
  const range = [0, Math.max(largest(take), largest(corpus ?? []))] as const;
  const panel = (title: string, values: readonly number[]): HeatPanel => ({
    ...{ title, values, range },
    unit: '%',
    scale: 'root',
  });
  if (!corpus) return [panel('', take)];
  const difference = take.map((value, i) => value - corpus[i]!);
  const most = largest(difference);
  return [
    panel('This take', take),
    panel('Your pieces', corpus),
    {
      ...{ title: 'Difference', values: difference, range: [-most, most] },
      unit: 'points',
      scale: 'difference',
    },
  ];
}

/** @param nameCell of the grid, as "E4 at place 3" */
function wordHeat(
  take: readonly number[],
  corpus: readonly number[] | null,
  nameCell: (index: number) => string,
): string {
  if (largest(take) === 0) return 'There is nothing of this in the take.';
  const name = (index: number): string =>
    `${nameCell(index)} (${wordBoth(take[index]!, corpus?.[index])})`;
  if (!corpus || largest(corpus) === 0) return `Commonest: ${name(peakOf(take))}.`;
  const [top, unlike] = [peakOf(take), peakOf(take.map((value, i) => value - corpus[i]!))];
  return top === unlike
    ? `Commonest, and most unlike your pieces: ${name(top)}.`
    : `Commonest: ${name(top)}. Most unlike your pieces: ${name(unlike)}.`;
}

function gridModel(
  title: string,
  [takeShares, corpusShares]: readonly [readonly number[], readonly number[] | null],
  axes: {
    readonly rows: readonly string[];
    readonly columns: readonly string[];
    readonly rowTitle: string;
    readonly columnTitle: string;
    /** All, if not given. */
    readonly rowTicks?: readonly HeatTick[];
  },
  nameCell: (row: string, column: string) => string,
): HeatModel {
  const take = toPercent(takeShares);
  const corpus = corpusShares && toPercent(corpusShares);
  const { rows, columns, rowTitle, columnTitle, rowTicks = ticksOf(rows) } = axes;
  const nameOf = (index: number): string =>
    nameCell(rows[Math.floor(index / columns.length)]!, columns[index % columns.length]!);
  return {
    title,
    summary: wordHeat(take, corpus, nameOf),
    content: {
      columns: columns.length,
      rows: rows.length,
      panels: panelsOf(take, corpus),
      ...{ columnTitle, rowTitle },
      columnTicks: ticksOf(columns),
      rowTicks,
    },
    wordCell: ({ row, column }) => {
      const index = row * columns.length + column;
      return `${nameOf(index)}: ${wordBoth(take[index]!, corpus?.[index])}`;
    },
    names: { rows, columns },
  };
}

/** Where in the bar each pitch begins. */
export function pitchPlot(take: NotePatterns, corpus: NotePatterns | null): HeatModel {
  const used = [...take.positions.entries(), ...(corpus?.positions.entries() ?? [])]
    .filter(([, share]) => share > 0)
    .map(([i]) => Math.floor(i / BAR_POSITIONS));
  const low = used.reduce((least, pitch) => Math.min(least, pitch), 127);
  const high = used.reduce((most, pitch) => Math.max(most, pitch), low);
  const crop = ({ positions }: NotePatterns) =>
    positions.slice(low * BAR_POSITIONS, (high + 1) * BAR_POSITIONS);
  const rows = Array.from({ length: high - low + 1 }, (_, i) => pitchName(low + i));
  const octaves = ticksOf(rows).filter(({ at }) => (low + at) % 12 === 0);
  return gridModel(
    'Pitch and place in the bar',
    [crop(take), corpus && crop(corpus)],
    {
      rows,
      columns: PLACES,
      ...(octaves.length > 1 && { rowTicks: octaves }),
      rowTitle: 'Pitch',
      columnTitle: PLACE_TITLE,
    },
    (pitch, place) => `${pitch} at place ${place}`,
  );
}

/** Where in the bar each of the twelve tones begins. */
export function tonePlot(take: NotePatterns, corpus: NotePatterns | null): HeatModel {
  return gridModel(
    'Tone and place in the bar',
    [foldOctaves(take.positions), corpus && foldOctaves(corpus.positions)],
    { rows: TONES, columns: PLACES, rowTitle: 'Tone', columnTitle: PLACE_TITLE },
    (tone, place) => `${tone} at place ${place}`,
  );
}

export function transitionPlot(take: NotePatterns, corpus: NotePatterns | null): HeatModel {
  return gridModel(
    'Which tone follows which',
    [take.transitions, corpus?.transitions ?? null],
    { rows: TONES, columns: TONES, rowTitle: 'From', columnTitle: 'To, in the top line' },
    (from, to) => `${from} to ${to}`,
  );
}

/** Of the take alone: bars of one piece are not those of another. */
export function timePlot(score: Score): HeatModel {
  const { columns, values, barsPerColumn } = pitchClassByTime(score);
  const bars = Array.from({ length: columns }, (_, i) => `${i * barsPerColumn + 1}`);
  const perTone = TONES.map((_, row) =>
    values.slice(row * columns, (row + 1) * columns).reduce((sum, value) => sum + value, 0),
  );
  const longest = peakOf(perTone);
  return {
    title: 'Tones over time',
    summary:
      largest(perTone) === 0
        ? 'No tone sounds in this take.'
        : `The tone that sounds longest is ${TONES[longest]!}, for ${countOf(perTone[longest]!, 'quarter note')} in all.`,
    content: {
      columns,
      rows: 12,
      panels: [
        {
          ...{ title: '', values, range: [0, largest(values)] },
          unit: 'quarters',
          scale: 'linear',
        },
      ],
      columnTitle: 'Bar',
      rowTitle: 'Tone',
      columnTicks: ticksOf(bars),
      rowTicks: ticksOf(TONES),
    },
    wordCell: ({ row, column }) =>
      `${TONES[row]!} from bar ${bars[column]!}: ${values[row * columns + column]!.toFixed(2)} quarter notes`,
    names: { rows: TONES, columns: bars },
  };
}

function columnsModel(
  title: string,
  [takeShares, corpusShares]: readonly [readonly number[], readonly number[] | null],
  names: readonly string[],
  columnTitle: string,
  nameClass: (index: number) => string,
): ColumnsModel {
  const take = toPercent(takeShares);
  const corpus = corpusShares && toPercent(corpusShares);
  return {
    title,
    summary: wordHeat(take, corpus, nameClass),
    content: {
      names,
      series: [
        { name: 'This take', values: take },
        ...(corpus ? [{ name: 'Your pieces', values: corpus }] : []),
      ],
      columnTitle,
      valueTitle: 'Share (%)',
    },
    wordClass: (index) => `${nameClass(index)}: ${wordBoth(take[index]!, corpus?.[index])}`,
  };
}

export function intervalPlot(take: NotePatterns, corpus: NotePatterns | null): ColumnsModel {
  const steps = take.intervals.map((_, i) => i - LARGEST_INTERVAL);
  const nameStep = (index: number): string => {
    const step = steps[index]!;
    if (step === 0) return 'The same pitch again';
    const more = Math.abs(step) === LARGEST_INTERVAL ? ' or more' : '';
    return `${step > 0 ? 'Up' : 'Down'} ${countOf(Math.abs(step), 'semitone')}${more}`;
  };
  return columnsModel(
    'Steps and leaps of the top line',
    [take.intervals, corpus?.intervals ?? null],
    steps.map((step) => (step > 0 ? `+${step}` : `${step}`.replace('-', '−'))),
    'Interval (semitones; the last ones: or more)',
    nameStep,
  );
}

/** Of LENGTH_CLASSES and the open one. */
const LENGTH_NAMES = ['⅛', '⅙', '¼', '⅓', '½', '⅔', '¾', '1', '1½', '2', '4', 'more'];

export function lengthPlot(take: NotePatterns, corpus: NotePatterns | null): ColumnsModel {
  const nameLength = (index: number): string => {
    const [from, to] = [LENGTH_NAMES[index - 1], LENGTH_NAMES[index]!];
    if (!from) return `Up to ${to} of a quarter note`;
    return to === 'more' ? `Over ${from} quarter notes` : `Over ${from} up to ${to} quarter notes`;
  };
  return columnsModel(
    'Note lengths',
    [take.lengths, corpus?.lengths ?? null],
    LENGTH_NAMES,
    'Length, up to (quarter notes)',
    nameLength,
  );
}
