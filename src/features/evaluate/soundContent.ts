// A spectrogram as a plot: its axes in seconds and Hz, its levels in dB. For the screen and for the report.
import { FLOOR_DB, type Spectrogram } from '../../core/metrics/spectrogram.ts';
import { PATTERN_TEXT, wordSound, wordSoundCell } from '#words/patterns.ts';
import type { HeatModel } from './patternPlots.ts';

const TICKS_HZ = [100, 200, 500, 1000, 2000, 5000, 10_000];
const STEPS_SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600];
const MOST_TIMES = 12;

/** @param title of the take */
export function soundPlot(
  title: string,
  { columns, bandsHz, levels, seconds }: Spectrogram,
): HeatModel {
  const rows = bandsHz.length;
  const step = STEPS_SECONDS.find((one) => seconds / one <= MOST_TIMES) ?? STEPS_SECONDS.at(-1)!;
  const values = Float32Array.from(
    levels,
    (_, i) => levels[(i % columns) * rows + Math.floor(i / columns)]!,
  );
  const secondsAt = (column: number): string => (((column + 0.5) / columns) * seconds).toFixed(2);
  const hz = (band: number): number => Math.round(bandsHz[band]!);
  const loudest = values.reduce((best, level, i) => (level > values[best]! ? i : best), 0);
  return {
    title: PATTERN_TEXT.soundTitle,
    summary: wordSound(title, {
      seconds,
      lowestHz: hz(0),
      highestHz: hz(rows - 1),
      loudestAt: secondsAt(loudest % columns),
      loudestHz: hz(Math.floor(loudest / columns)),
    }),
    content: {
      columns,
      rows,
      panels: [{ ...{ title: '', values, range: [FLOOR_DB, 0] }, unit: 'dB', scale: 'linear' }],
      columnTitle: PATTERN_TEXT.seconds,
      rowTitle: PATTERN_TEXT.frequency,
      columnTicks: Array.from({ length: Math.floor(seconds / step) + 1 }, (_, i) => ({
        at: ((i * step) / seconds) * columns - 0.5,
        label: `${i * step}`,
      })),
      rowTicks: TICKS_HZ.filter((one) => one >= bandsHz[0]! && one <= bandsHz.at(-1)!).map(
        (one) => ({ at: bandsHz.findIndex((band) => band >= one), label: `${one}` }),
      ),
    },
    wordCell: ({ row, column }) =>
      wordSoundCell(secondsAt(column), hz(row), Math.round(values[row * columns + column]!)),
    names: {
      rows: bandsHz.map((_, band) => `${hz(band)}`),
      columns: Array.from({ length: columns }, (_, column) => secondsAt(column)),
    },
  };
}
