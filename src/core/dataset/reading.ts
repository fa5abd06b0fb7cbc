// What the batcher must know of a coding: how a piece of it is walked, what is legal where, what the
// network is told beside the events. A coding has to fill the six fields; those it leaves unused cost nothing.
import { FIELD_COUNT, type EncodedPiece } from '../encoding/encodedPiece.ts';
import { isFieldUsed, PieceCursor } from '../encoding/pieceCursor.ts';
import { DRUM_PITCHES, END_BEATS, isControlSlot, SLOTS } from '../encoding/vocabulary.ts';
import type { Random } from '../random.ts';

/** Where a piece stands after some of its events. */
export interface EventCursor {
  /** Of the last event, in the coding's units; 0 before the first. */
  readonly onset: number;
  /** Onset of an event with these time classes, if it comes next. */
  onsetAfter(beats: number, subdivision: number): number;
  /** Writes the side input at `onset` to [offset, offset + SIDE_SIZE) of `out`. */
  writeSide(onset: number, out: Uint8Array | Float32Array, offset: number): void;
  /** Writes the legal classes of `field` as [low, high), given the earlier fields in `event`. */
  writeLegal(field: number, event: Uint8Array, out: { low: number; high: number }): void;
  /** Takes the event at `fields[offset …]` as the next one. END is not pushed. */
  push(fields: Uint8Array, offset: number): void;
}

export interface OpenPiece<Cursor extends EventCursor = EventCursor> {
  /** [events, 6] classes, without END. */
  readonly fields: Uint8Array;
  /** [6] classes of END. */
  readonly end: Uint8Array;
  readonly cursor: Cursor;
  /** Whether `field` carries information, given the earlier fields of the same event. */
  readonly isUsed: (field: number, event: Uint8Array) => boolean;
}

export interface Reading<Piece, Cursor extends EventCursor = EventCursor> {
  /** At its beginning, all pitches higher by `semitones`. */
  open(piece: Piece, semitones: number): OpenPiece<Cursor>;
  /** A transposition for training that keeps every pitch in range. */
  drawTransposition(piece: Piece, random: Random): number;
  /** Not a control, not END. */
  isNote(event: Uint8Array): boolean;
}

/** Semitones up or down in training. */
const LOWEST_TRANSPOSITION = -5;
const HIGHEST_TRANSPOSITION = 6;

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

/** NoteTuple-48. */
export const NOTE_TUPLES: Reading<EncodedPiece> = {
  open: (piece, semitones) => ({
    fields: transpose(piece.fields, semitones),
    end: Uint8Array.of(END_BEATS, 0, 0, 0, 0, 0),
    cursor: new PieceCursor(piece.isBeatAligned),
    isUsed: isFieldUsed,
  }),
  drawTransposition: ({ fields }, random) => {
    let lowest = DRUM_PITCHES - 1;
    let highest = 0;
    for (let offset = 0; offset < fields.length; offset += FIELD_COUNT) {
      if (fields[offset + 2]! <= SLOTS.drums) continue;
      lowest = Math.min(lowest, fields[offset + 3]!);
      highest = Math.max(highest, fields[offset + 3]!);
    }
    return drawTransposition([lowest, highest], [0, DRUM_PITCHES - 1], random);
  },
  isNote: (event) => event[0] !== END_BEATS && !isControlSlot(event[2]!),
};

/** Shifts melodic pitches; drums and controls stay. */
function transpose(fields: Uint8Array, semitones: number): Uint8Array {
  if (semitones === 0) return fields;
  const shifted = fields.slice();
  for (let offset = 0; offset < fields.length; offset += FIELD_COUNT)
    if (fields[offset + 2]! > SLOTS.drums) shifted[offset + 3]! += semitones;
  return shifted;
}
