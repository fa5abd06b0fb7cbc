// A spectrogram as a plot: its axes in seconds and Hz, its levels in dB. For the screen and for the report.
import { FLOOR_DB, type Spectrogram } from '../../core/metrics/spectrogram.ts';
import { formatClock } from '../figureWording.ts';
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
    title: 'Spectrogram',
    summary: `The sound of all of ${title}, ${formatClock(seconds)} long, from ${hz(0)} to ${hz(rows - 1)} Hz. Loudest at ${secondsAt(loudest % columns)} s, around ${hz(Math.floor(loudest / columns))} Hz.`,
    content: {
      columns,
      rows,
      panels: [{ ...{ title: '', values, range: [FLOOR_DB, 0] }, unit: 'dB', scale: 'linear' }],
      columnTitle: 'Time (seconds)',
      rowTitle: 'Frequency (Hz, mel scale)',
      columnTicks: Array.from({ length: Math.floor(seconds / step) + 1 }, (_, i) => ({
        at: ((i * step) / seconds) * columns - 0.5,
        label: `${i * step}`,
      })),
      rowTicks: TICKS_HZ.filter((one) => one >= bandsHz[0]! && one <= bandsHz.at(-1)!).map(
        (one) => ({ at: bandsHz.findIndex((band) => band >= one), label: `${one}` }),
      ),
    },
    wordCell: ({ row, column }) =>
      `${secondsAt(column)} s, ${hz(row)} Hz: ${Math.round(values[row * columns + column]!)} dB`,
    names: {
      rows: bandsHz.map((_, band) => `${hz(band)}`),
      columns: Array.from({ length: columns }, (_, column) => secondsAt(column)),
    },
  };
}
