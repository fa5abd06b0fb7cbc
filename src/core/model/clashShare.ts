// How often a note is struck a semitone, or a major seventh, from one that sounds: the ear's first complaint.
import { FIELD_COUNT, type EncodedPiece } from '../encoding/encodedPiece.ts';
import { PieceCursor, SIDE_SIZE, SOUNDING_OFFSET } from '../encoding/pieceCursor.ts';
import { hasDuration } from '../encoding/vocabulary.ts';

export const MIDI_PITCHES = 128;

/** @param sounding [128], not 0 where a pitch sounds. Octaves apart counts as together. */
export function clashes(pitch: number, sounding: ArrayLike<number>): boolean {
  for (let other = (pitch + 1) % 12; other < MIDI_PITCHES; other += 12)
    if (sounding[other]) return true;
  for (let other = (pitch + 11) % 12; other < MIDI_PITCHES; other += 12)
    if (sounding[other]) return true;
  return false;
}

/** Share of the melodic notes that clash with one sounding or struck before them; null without a note. */
export function clashShare(pieces: readonly EncodedPiece[]): number | null {
  const side = new Uint8Array(SIDE_SIZE);
  const sounding = side.subarray(SOUNDING_OFFSET);
  let notes = 0;
  let clashing = 0;
  for (const { fields } of pieces) {
    const cursor = new PieceCursor(false);
    for (let offset = 0; offset < fields.length; offset += FIELD_COUNT) {
      if (hasDuration(fields[offset + 2]!)) {
        cursor.writeSide(cursor.onsetAfter(fields[offset]!, fields[offset + 1]!), side, 0);
        notes++;
        if (clashes(fields[offset + 3]!, sounding)) clashing++;
      }
      cursor.push(fields, offset);
    }
  }
  return notes > 0 ? clashing / notes : null;
}
