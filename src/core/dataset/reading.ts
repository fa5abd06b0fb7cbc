// What the batcher must know of a coding: how a piece of it is walked, what is legal where, what the
// network is told beside the events. A coding has to fill the six fields; those it leaves unused cost nothing.
import type { EncodedPiece } from '../encoding/encodedPiece.ts';
import { isFieldUsed, PieceCursor } from '../encoding/pieceCursor.ts';
import { END_BEATS, isControlSlot } from '../encoding/vocabulary.ts';
import type { Random } from '../random.ts';
import { augmentExcerpt, FULL_AUGMENTATION, type Augmentation } from './augment.ts';
import type { Excerpt } from './batches.ts';

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
  /** At its beginning. */
  open(piece: Piece): OpenPiece<Cursor>;
  /** A variation of an excerpt for training. */
  vary(excerpt: Excerpt<Piece>, random: Random): Excerpt<Piece>;
  /** Not a control, not END. */
  isNote(event: Uint8Array): boolean;
}

/** NoteTuple-48. @param augmentation what a variation varies */
export function noteTuples(augmentation: Augmentation): Reading<EncodedPiece> {
  return {
    open: (piece) => ({
      fields: piece.fields,
      end: Uint8Array.of(END_BEATS, 0, 0, 0, 0, 0),
      cursor: new PieceCursor(piece.isBeatAligned),
      isUsed: isFieldUsed,
    }),
    vary: (excerpt, random) => augmentExcerpt(excerpt, augmentation, random),
    isNote: (event) => event[0] !== END_BEATS && !isControlSlot(event[2]!),
  };
}

export const NOTE_TUPLES = noteTuples(FULL_AUGMENTATION);
