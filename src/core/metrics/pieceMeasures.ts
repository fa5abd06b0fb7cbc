// All measures of a piece of music at once, over passages of a few bars: pitch range, entropy and the like grow
// with length, so that only music of one length can be compared.
import type { Note, Score } from '../music/score.ts';
import { countNotes, endTicks } from '../music/score.ts';
import { barWindows, type BarWindow } from './barWindows.ts';
import { estimateKey } from './key.ts';
import {
  melodicNotes,
  noteDensity,
  pitchClassEntropy,
  pitchClassesUsed,
  pitchEntropy,
  pitchesUsed,
  pitchInScaleRate,
  pitchRange,
  polyphony,
  polyphonyRate,
  scaleConsistency,
} from './measures.ts';
import {
  drumPatternConsistency,
  emptyBeatRate,
  emptyMeasureRate,
  GROOVE_POSITIONS,
  grooveConsistency,
} from './rhythmMeasures.ts';

export const MEASURE_NAMES = [
  'density',
  'noteLength',
  'polyphony',
  'polyphonyRate',
  'pitchRange',
  'pitchesUsed',
  'pitchClassesUsed',
  'pitchEntropy',
  'pitchClassEntropy',
  'leap',
  'inKeyRate',
  'scaleConsistency',
  'emptyBeatRate',
  'emptyMeasureRate',
  'grooveConsistency',
  'drumPatternConsistency',
] as const;
export type MeasureName = (typeof MEASURE_NAMES)[number];
export type Measures = Readonly<Record<MeasureName, number>>;

/** @param lengthTicks of the music, where it is longer than to the end of its last note */
export function measure(score: Score, lengthTicks = endTicks(score)): Measures {
  const notes = melodicNotes(score);
  const key = estimateKey(notes);
  return {
    density: noteDensity(score, lengthTicks),
    noteLength: noteLength(notes, score.ticksPerQuarter),
    polyphony: polyphony(score),
    polyphonyRate: polyphonyRate(score),
    pitchRange: pitchRange(score),
    pitchesUsed: pitchesUsed(score),
    pitchClassesUsed: pitchClassesUsed(score),
    pitchEntropy: pitchEntropy(score),
    pitchClassEntropy: pitchClassEntropy(score),
    leap: leap(score),
    inKeyRate: key ? pitchInScaleRate(score, key) : NaN,
    scaleConsistency: scaleConsistency(score),
    emptyBeatRate: emptyBeatRate(score, lengthTicks),
    emptyMeasureRate: emptyMeasureRate(score, lengthTicks),
    grooveConsistency: grooveConsistency(score, GROOVE_POSITIONS, lengthTicks),
    drumPatternConsistency: drumPatternConsistency(score),
  };
}

/** Mean length of a note in quarter notes. Not in MusPy. */
function noteLength(notes: readonly Note[], ticksPerQuarter: number): number {
  const ticks = notes.reduce((sum, { durationTicks }) => sum + durationTicks, 0);
  return ticks / notes.length / ticksPerQuarter;
}

/** Mean distance in semitones from one top note of a track to the next. Not in MusPy. */
function leap({ tracks }: Score): number {
  let [sum, count] = [0, 0];
  for (const { notes, isDrum } of tracks) {
    if (isDrum) continue;
    // Sorted by pitch where they begin together, so the last is the top.
    const tops = notes.filter(({ startTicks }, i) => notes[i + 1]?.startTicks !== startTicks);
    for (let i = 1; i < tops.length; i++, count++)
      sum += Math.abs(tops[i]!.pitch - tops[i - 1]!.pitch);
  }
  return sum / count;
}

/** The passages from `fromBar` on that have notes, as scores of their own. */
export function passages(score: Score, bars: number, fromBar = 0): BarWindow[] {
  return barWindows(score, bars, fromBar).filter((window) => countNotes(window.score) > 0);
}

/** Means over the passages; a measure without a value anywhere is NaN. */
export function meanMeasures(measured: readonly Measures[]): Measures {
  const mean = (name: MeasureName): number => {
    const values = measured.map((one) => one[name]).filter((value) => !Number.isNaN(value));
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  return Object.fromEntries(MEASURE_NAMES.map((name) => [name, mean(name)])) as Measures;
}
