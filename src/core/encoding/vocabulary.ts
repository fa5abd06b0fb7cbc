// The vocabulary of NoteTuple-48, version 1: what each class of each field means. It is plain JSON and
// travels with every model. Slots are numbered in the canonical order of simultaneous events, so that
// every set of legal classes is an interval.
import { lastBegun } from '../music/lastBegun.ts';
import { FIELDS, type Field } from './encodedPiece.ts';

export interface Vocabulary {
  readonly name: 'NoteTuple-48';
  readonly version: 1;
  /** Grid of onsets and durations: units per quarter note. */
  readonly unitsPerBeat: 48;
  readonly fields: readonly { readonly name: Field; readonly classes: number }[];
  /** Class of `beats` that ends a piece. */
  readonly endBeats: number;
  /** Class of `beats` for rests of this many beats or more, decoded as exactly that many. */
  readonly longestRestBeats: number;
  readonly slots: {
    readonly meter: number;
    readonly tempo: number;
    readonly pedal: number;
    readonly drums: number;
    /** First of 128 slots, one per General MIDI program. */
    readonly programs: number;
    /** First of the slots for further parts with a program already in use. */
    readonly extras: number;
  };
  /** Units of each duration class. */
  readonly durationUnits: readonly number[];
  /** Velocities per class; a class is decoded as its middle. */
  readonly velocityStep: number;
  /** Tempo class k stands for lowestBpm · (highestBpm / lowestBpm)^(k / (classes − 1)). */
  readonly tempo: {
    readonly classes: number;
    readonly lowestBpm: number;
    readonly highestBpm: number;
  };
  /** [numerator, denominator] of each meter class. */
  readonly meters: readonly (readonly [number, number])[];
  /** `fold`: notes are lengthened by the pedal. `keep`: the pedal is written as events. */
  readonly pedal: 'fold' | 'keep';
}

/** first, first + step … last */
function steps(first: number, last: number, step: number): number[] {
  return Array.from({ length: (last - first) / step + 1 }, (_, i) => first + i * step);
}

const METERS = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12].map((beats) => [beats, 4] as const),
  ...[1, 2, 3, 4, 6].map((beats) => [beats, 2] as const),
  ...[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15].map((beats) => [beats, 8] as const),
  ...[3, 6, 9, 12].map((beats) => [beats, 16] as const),
];

export const EXTRA_SLOTS = 32;

/** @param pedal how the sustain pedal is represented; `fold` unless said. */
export function createVocabulary(pedal: Vocabulary['pedal'] = 'fold'): Vocabulary {
  const classes: Record<Field, number> = {
    beats: 18,
    subdivision: 48,
    slot: 4 + 128 + EXTRA_SLOTS,
    pitch: 256,
    duration: 192,
    velocity: 32,
  };
  return {
    name: 'NoteTuple-48',
    version: 1,
    unitsPerBeat: 48,
    fields: FIELDS.map((name) => ({ name, classes: classes[name] })),
    endBeats: 17,
    longestRestBeats: 16,
    slots: { meter: 0, tempo: 1, pedal: 2, drums: 3, programs: 4, extras: 132 },
    durationUnits: [
      ...steps(1, 48, 1),
      ...steps(50, 96, 2),
      ...steps(100, 192, 4),
      ...steps(204, 768, 12),
      ...steps(816, 3072, 48),
    ],
    velocityStep: 4,
    tempo: { classes: 64, lowestBpm: 20, highestBpm: 300 },
    meters: METERS,
    pedal,
  };
}

/** The version of the vocabulary this build reads and writes, pedal folded. */
export const VOCABULARY = createVocabulary();

/** Number of classes per field, in field order. */
export const FIELD_CLASSES: readonly number[] = VOCABULARY.fields.map(({ classes }) => classes);

export const UNITS_PER_BEAT = VOCABULARY.unitsPerBeat;
export const SLOTS = VOCABULARY.slots;
export const END_BEATS = VOCABULARY.endBeats;
export const LONGEST_REST_BEATS = VOCABULARY.longestRestBeats;

/** Pitch classes from here on are drums: 128 + the General MIDI drum note. */
export const DRUM_PITCHES = 128;

export function isControlSlot(slot: number): boolean {
  return slot < SLOTS.drums;
}

/** Control events and drums have no length of their own. */
export function hasDuration(slot: number): boolean {
  return slot > SLOTS.drums;
}

/** Classes of `beats` and `subdivision` for a distance between onsets, in units of 1/48 beat. */
export function distanceClasses(units: number): readonly [number, number] {
  const beats = Math.floor(units / UNITS_PER_BEAT);
  return beats >= LONGEST_REST_BEATS ? [LONGEST_REST_BEATS, 0] : [beats, units % UNITS_PER_BEAT];
}

/** Nearest class of a duration in units of 1/48 beat (may be fractional). */
export function durationClass(units: number): number {
  const table = VOCABULARY.durationUnits;
  const above = firstAtLeast(table, units);
  if (above === 0) return 0;
  if (above === table.length) return table.length - 1;
  return units - table[above - 1]! <= table[above]! - units ? above - 1 : above;
}

/** The longest class that is not longer than `units`; class 0 (one unit) at least. */
export function durationClassWithin(units: number): number {
  const table = VOCABULARY.durationUnits;
  const above = firstAtLeast(table, units);
  return table[above] === units ? above : Math.max(0, above - 1);
}

/** Index of the first number that is not below `value`. */
function firstAtLeast(sorted: readonly number[], value: number): number {
  return lastBegun(sorted, (number) => number < value) + 1;
}

/** Nearest tempo class on the logarithmic scale; beyond the ends the last class. */
export function tempoClass(tempoBpm: number): number {
  const { classes, lowestBpm, highestBpm } = VOCABULARY.tempo;
  const position = Math.log(tempoBpm / lowestBpm) / Math.log(highestBpm / lowestBpm);
  return Math.round(Math.min(1, Math.max(0, position)) * (classes - 1));
}

export function tempoOfClass(index: number): number {
  const { classes, lowestBpm, highestBpm } = VOCABULARY.tempo;
  return lowestBpm * (highestBpm / lowestBpm) ** (index / (classes - 1));
}

/** The meter itself, or where the table lacks it the one with the nearest bar length. */
export function meterClass(numerator: number, denominator: number): number {
  const exact = VOCABULARY.meters.findIndex(([n, d]) => n === numerator && d === denominator);
  if (exact >= 0) return exact;
  const length = numerator / denominator;
  let nearest = 0;
  VOCABULARY.meters.forEach(([n, d], index) => {
    const [bestN, bestD] = VOCABULARY.meters[nearest]!;
    if (Math.abs(n / d - length) < Math.abs(bestN / bestD - length)) nearest = index;
  });
  return nearest;
}

export function velocityClass(velocity: number): number {
  return Math.floor(velocity / VOCABULARY.velocityStep);
}

export function velocityOfClass(index: number): number {
  return index * VOCABULARY.velocityStep + VOCABULARY.velocityStep / 2;
}
