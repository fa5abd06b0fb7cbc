// Measures of rhythm, as MusPy defines them (Dong et al. 2020, muspy/metrics/metrics.py of 0.5). Drums count as
// well; bars are those of the first meter throughout, as MusPy knows only one. NaN where nothing is to measure.
// Music of a known length has no more bars than that. Without it, as in MusPy, the tick on which music ends is
// part of it, so that what ends on a bar line has a bar more.
import { endTicks, type Score } from '../music/score.ts';

export function barTicks({ ticksPerQuarter, meters }: Score): number {
  const { numerator, denominator } = meters[0]!;
  return (ticksPerQuarter * 4 * numerator) / denominator;
}

/** `empty_beat_rate`: share of the quarter notes in which nothing is played, 0..1. */
export function emptyBeatRate(score: Score, lengthTicks?: number): number {
  return emptyRate(score, score.ticksPerQuarter, lengthTicks);
}

/** `empty_measure_rate`: share of the bars in which nothing is played, 0..1. */
export function emptyMeasureRate(score: Score, lengthTicks?: number): number {
  return emptyRate(score, barTicks(score), lengthTicks);
}

function emptyRate(score: Score, unitTicks: number, lengthTicks: number | undefined): number {
  const end = endTicks(score);
  if (end === 0) return NaN;
  const lastTick = lengthTicks === undefined ? 1 : 0;
  const units = Math.ceil(((lengthTicks ?? end) + lastTick) / unitTicks);
  const isFilled = new Uint8Array(units);
  for (const { notes } of score.tracks)
    for (const { startTicks, durationTicks } of notes) {
      const noteEnd = Math.ceil((startTicks + durationTicks + lastTick) / unitTicks);
      isFilled.fill(1, Math.floor(startTicks / unitTicks), noteEnd);
    }
  return 1 - isFilled.reduce((sum, filled) => sum + filled, 0) / units;
}

/** Sixteenths of common time. On a finer grid any music seems consistent. */
export const GROOVE_POSITIONS = 16;

/**
 * `groove_consistency`: 1 − the mean share of positions in which neighbouring bars differ in having an onset,
 * 0..1. NaN for music that ends before its second bar.
 * @param positions of a bar, to which onsets are rounded; MusPy's are the bar's own ticks
 */
export function grooveConsistency(score: Score, positions: number, lengthTicks?: number): number {
  const perTick = positions / barTicks(score);
  const bars = Math.ceil((lengthTicks ?? endTicks(score) + 1) / barTicks(score));
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
