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
import {
  LENGTH_NAMES,
  NOTHING_OF_THIS,
  PATTERN_TEXT,
  namePlace,
  nameTransition,
  wordBoth,
  wordCell,
  wordInterval,
  wordLengthClass,
  wordPeak,
  wordPeaks,
  wordToneCell,
  wordTones,
} from '#words/patterns.ts';

export type HeatModel = Omit<HeatMapProps, 'saves'>;

export interface ColumnsModel {
  readonly title: string;
  readonly summary: string;
  readonly content: ColumnsContent;
  readonly wordClass: (index: number) => string;
}

const TONES = Array.from({ length: 12 }, (_, i) => pitchClassName(i));
const PLACES = Array.from({ length: BAR_POSITIONS }, (_, i) => `${i + 1}`);

const ticksOf = (names: readonly string[]): HeatTick[] => names.map((label, at) => ({ at, label }));
const toPercent = (shares: readonly number[]): number[] => shares.map((share) => 100 * share);
const largest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const peakOf = (values: readonly number[]): number =>
  values.findIndex((value) => Math.abs(value) === largest(values));

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
    panel(PATTERN_TEXT.thisTake, take),
    panel(PATTERN_TEXT.yourPieces, corpus),
    {
      ...{ title: PATTERN_TEXT.difference, values: difference, range: [-most, most] },
      unit: PATTERN_TEXT.points,
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
  if (largest(take) === 0) return NOTHING_OF_THIS;
  const name = (index: number): string =>
    wordPeak(nameCell(index), wordBoth(take[index]!, corpus?.[index]));
  if (!corpus || largest(corpus) === 0) return wordPeaks(name(peakOf(take)), null);
  const [top, unlike] = [peakOf(take), peakOf(take.map((value, i) => value - corpus[i]!))];
  return wordPeaks(name(top), name(unlike));
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
      return wordCell(nameOf(index), wordBoth(take[index]!, corpus?.[index]));
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
    PATTERN_TEXT.pitchTitle,
    [crop(take), corpus && crop(corpus)],
    {
      rows,
      columns: PLACES,
      ...(octaves.length > 1 && { rowTicks: octaves }),
      rowTitle: PATTERN_TEXT.pitch,
      columnTitle: PATTERN_TEXT.place,
    },
    namePlace,
  );
}

/** Where in the bar each of the twelve tones begins. */
export function tonePlot(take: NotePatterns, corpus: NotePatterns | null): HeatModel {
  return gridModel(
    PATTERN_TEXT.toneTitle,
    [foldOctaves(take.positions), corpus && foldOctaves(corpus.positions)],
    { rows: TONES, columns: PLACES, rowTitle: PATTERN_TEXT.tone, columnTitle: PATTERN_TEXT.place },
    namePlace,
  );
}

export function transitionPlot(take: NotePatterns, corpus: NotePatterns | null): HeatModel {
  return gridModel(
    PATTERN_TEXT.transitionTitle,
    [take.transitions, corpus?.transitions ?? null],
    { rows: TONES, columns: TONES, rowTitle: PATTERN_TEXT.from, columnTitle: PATTERN_TEXT.to },
    nameTransition,
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
    title: PATTERN_TEXT.timeTitle,
    summary: wordTones(TONES[longest]!, largest(perTone) === 0 ? null : perTone[longest]!),
    content: {
      columns,
      rows: 12,
      panels: [
        {
          ...{ title: '', values, range: [0, largest(values)] },
          unit: PATTERN_TEXT.quarters,
          scale: 'linear',
        },
      ],
      columnTitle: PATTERN_TEXT.bar,
      rowTitle: PATTERN_TEXT.tone,
      columnTicks: ticksOf(bars),
      rowTicks: ticksOf(TONES),
    },
    wordCell: ({ row, column }) =>
      wordToneCell(TONES[row]!, bars[column]!, values[row * columns + column]!),
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
        { name: PATTERN_TEXT.thisTake, values: take },
        ...(corpus ? [{ name: PATTERN_TEXT.yourPieces, values: corpus }] : []),
      ],
      columnTitle,
      valueTitle: 'Share (%)',
    },
    wordClass: (index) => wordCell(nameClass(index), wordBoth(take[index]!, corpus?.[index])),
  };
}

export function intervalPlot(take: NotePatterns, corpus: NotePatterns | null): ColumnsModel {
  const steps = take.intervals.map((_, i) => i - LARGEST_INTERVAL);
  const nameStep = (index: number): string =>
    wordInterval(steps[index]!, Math.abs(steps[index]!) === LARGEST_INTERVAL);
  return columnsModel(
    PATTERN_TEXT.intervalTitle,
    [take.intervals, corpus?.intervals ?? null],
    steps.map((step) => (step > 0 ? `+${step}` : `${step}`.replace('-', '−'))),
    PATTERN_TEXT.interval,
    nameStep,
  );
}

export function lengthPlot(take: NotePatterns, corpus: NotePatterns | null): ColumnsModel {
  return columnsModel(
    PATTERN_TEXT.lengthTitle,
    [take.lengths, corpus?.lengths ?? null],
    LENGTH_NAMES,
    PATTERN_TEXT.length,
    wordLengthClass,
  );
}
