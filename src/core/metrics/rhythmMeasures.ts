// Measures of rhythm, as MusPy defines them (Dong et al. 2020, muspy/metrics/metrics.py of 0.5). Drums count as
// well; bars are those of the first meter throughout, as MusPy knows only one. NaN where nothing is to measure.
import { endTicks, type Score } from '../music/score.ts';

export function barTicks({ ticksPerQuarter, meters }: Score): number {
  const { numerator, denominator } = meters[0]!;
  return (ticksPerQuarter * 4 * numerator) / denominator;
}

/** `empty_beat_rate`: share of the quarter notes in which nothing is played, 0..1. */
export function emptyBeatRate(score: Score): number {
  return emptyRate(score, score.ticksPerQuarter);
}

/** `empty_measure_rate`: share of the bars in which nothing is played, 0..1. */
export function emptyMeasureRate(score: Score): number {
  return emptyRate(score, barTicks(score));
}

/** A note that ends on a line also fills what follows it, as in MusPy. */
function emptyRate(score: Score, unitTicks: number): number {
  const length = endTicks(score);
  if (length === 0) return NaN;
  const units = Math.floor(length / unitTicks) + 1;
  const isFilled = new Uint8Array(units);
  for (const { notes } of score.tracks)
    for (const { startTicks, durationTicks } of notes) {
      const end = Math.floor((startTicks + durationTicks) / unitTicks);
      isFilled.fill(1, Math.floor(startTicks / unitTicks), end + 1);
    }
  return 1 - isFilled.reduce((sum, filled) => sum + filled, 0) / units;
}

/** Sixteenths of common time. On a finer grid any music seems consistent. */
export const GROOVE_POSITIONS = 16;

/**
 * `groove_consistency`: 1 − the mean share of positions in which neighbouring bars differ in having an onset,
 * 0..1. NaN for music that ends before its second bar.
 * @param positions of a bar, to which onsets are rounded; the bar's own ticks give MusPy's value
 */
export function grooveConsistency(score: Score, positions = GROOVE_POSITIONS): number {
  const perTick = positions / barTicks(score);
  const bars = Math.floor((endTicks(score) * perTick) / positions) + 1;
  if (bars < 2) return NaN;
  const hasOnset = new Uint8Array(bars * positions);
  for (const { notes } of score.tracks)
    for (const { startTicks } of notes) hasOnset[Math.round(startTicks * perTick)] = 1;
  let differences = 0;
  for (let i = positions; i < hasOnset.length; i++)
    if (hasOnset[i] !== hasOnset[i - positions]) differences++;
  return 1 - differences / (positions * (bars - 1));
}

/** `drum_pattern_consistency`: share of the drum notes on halves and quarters, or on thirds, of a quarter note, 0..1. */
export function drumPatternConsistency({ tracks, ticksPerQuarter }: Score): number {
  const places = tracks
    .filter(({ isDrum }) => isDrum)
    .flatMap(({ notes }) => notes.map(({ startTicks }) => startTicks % ticksPerQuarter));
  const duple = ticksPerQuarter % 4 === 0 ? 4 : ticksPerQuarter % 2 === 0 ? 2 : 1;
  const triple = ticksPerQuarter % 3 === 0 ? 3 : 1;
  const onGrid = (parts: number): number =>
    places.filter((ticks) => ticks % (ticksPerQuarter / parts) === 0).length;
  return Math.max(onGrid(duple), onGrid(triple)) / places.length;
}
