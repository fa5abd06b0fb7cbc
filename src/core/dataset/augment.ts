// Variations of a piece for training: the same music in another key, a little louder or softer, and where it
// was played freely a little faster or slower. Tempo is stretched by up to a tenth as in Notochord (Shepardson,
// Armitage & Magnusson 2022).
import { FIELD_COUNT, type EncodedPiece } from '../encoding/encodedPiece.ts';
import { fromTimedRows, toTimedRows } from '../encoding/timedRows.ts';
import {
  DRUM_PITCHES,
  durationClass,
  FIELD_CLASSES,
  hasDuration,
  isControlSlot,
  VOCABULARY,
} from '../encoding/vocabulary.ts';
import type { Random } from '../random.ts';
import type { Excerpt } from './batches.ts';

export interface Augmentation {
  /** Semitones −5..+6 for all melodic notes of a piece. */
  readonly transposes: boolean;
  /** Velocity classes −3..+3 (12 velocities) for all notes of a piece. */
  readonly changesVelocity: boolean;
  /** Tempo ±10 %, of pieces that keep to no beat. */
  readonly stretches: boolean;
}

export const FULL_AUGMENTATION: Augmentation = {
  transposes: true,
  changesVelocity: true,
  stretches: true,
};

/** Semitones up or down in training. */
const LOWEST_TRANSPOSITION = -5;
const HIGHEST_TRANSPOSITION = 6;
/** Classes. */
const MOST_VELOCITY_CHANGE = 3;
const MOST_STRETCH = 0.1;

/** @param excerpt from the beginning of a piece; the variation may have fewer events. */
export function augmentExcerpt(
  excerpt: Excerpt,
  { transposes, changesVelocity, stretches }: Augmentation,
  random: Random,
): Excerpt {
  let fields: Uint8Array = excerpt.piece.fields.slice(0, excerpt.to * FIELD_COUNT);
  if (stretches && !excerpt.piece.isBeatAligned)
    fields = stretch(fields, 1 + MOST_STRETCH * (2 * random.next() - 1));
  if (transposes)
    transpose(fields, drawTransposition(pitchSpan(fields), [0, DRUM_PITCHES - 1], random));
  if (changesVelocity)
    changeVelocity(fields, random.integer(2 * MOST_VELOCITY_CHANGE + 1) - MOST_VELOCITY_CHANGE);
  return {
    ...excerpt,
    piece: { ...excerpt.piece, fields },
    to: fields.length / FIELD_COUNT,
  };
}

/** Uniform in −5..+6, then limited so that lowest and highest pitch stay in [floor, ceiling]. */
export function drawTransposition(
  [lowest, highest]: readonly [number, number],
  [floor, ceiling]: readonly [number, number],
  random: Random,
): number {
  const span = HIGHEST_TRANSPOSITION - LOWEST_TRANSPOSITION + 1;
  const drawn = LOWEST_TRANSPOSITION + random.integer(span);
  return Math.max(floor - lowest, Math.min(ceiling - highest, drawn));
}

/** Lowest and highest melodic pitch. */
function pitchSpan(fields: Uint8Array): readonly [number, number] {
  let lowest = DRUM_PITCHES - 1;
  let highest = 0;
  for (let offset = 0; offset < fields.length; offset += FIELD_COUNT) {
    if (!hasDuration(fields[offset + 2]!)) continue;
    lowest = Math.min(lowest, fields[offset + 3]!);
    highest = Math.max(highest, fields[offset + 3]!);
  }
  return [lowest, highest];
}

/** Shifts melodic pitches in place; drums and controls stay. */
function transpose(fields: Uint8Array, semitones: number): void {
  for (let offset = 0; offset < fields.length; offset += FIELD_COUNT)
    if (hasDuration(fields[offset + 2]!)) fields[offset + 3]! += semitones;
}

/** In place, within the classes there are. */
function changeVelocity(fields: Uint8Array, classes: number): void {
  const loudest = FIELD_CLASSES[5]! - 1;
  for (let offset = 0; offset < fields.length; offset += FIELD_COUNT)
    if (!isControlSlot(fields[offset + 2]!))
      fields[offset + 5] = Math.max(0, Math.min(loudest, fields[offset + 5]! + classes));
}

/** Onsets and lengths times `factor`. Notes of one pitch that fall together become one. */
function stretch(fields: Uint8Array, factor: number): Uint8Array {
  const rows = toTimedRows(fields);
  for (const timed of rows) {
    const { row } = timed;
    timed.onset = Math.round(timed.onset * factor);
    if (hasDuration(row[2]!)) row[4] = durationClass(VOCABULARY.durationUnits[row[4]!]! * factor);
  }
  return fromTimedRows(rows);
}

/** Share of the notes of one velocity class from which on a corpus has no dynamics. */
const ONE_VELOCITY = 0.5;

/**
 * Whether notes differ in velocity: fewer than half of them share a class. Music written without dynamics has
 * the same velocity in every piece, and variations of it would teach a doubt where there is none.
 */
export function hasDynamics(pieces: readonly EncodedPiece[]): boolean {
  const counts = new Array<number>(FIELD_CLASSES[5]!).fill(0);
  for (const { fields } of pieces)
    for (let offset = 0; offset < fields.length; offset += FIELD_COUNT)
      if (!isControlSlot(fields[offset + 2]!)) counts[fields[offset + 5]!]!++;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return Math.max(...counts) < total * ONE_VELOCITY;
}
