// The first bars of a piece, to continue from.
import { FIELD_COUNT, type EncodedPiece } from './encodedPiece.ts';
import { PieceCursor } from './pieceCursor.ts';

/** The events of the first `bars` bars by the piece's own meters; all of them if it is shorter. */
export function openingBars(piece: EncodedPiece, bars: number): EncodedPiece {
  const cursor = new PieceCursor(piece.isBeatAligned);
  for (let offset = 0; offset < piece.fields.length; offset += FIELD_COUNT) {
    const onset = cursor.onsetAfter(piece.fields[offset]!, piece.fields[offset + 1]!);
    if (cursor.barAt(onset) >= bars) return { ...piece, fields: piece.fields.slice(0, offset) };
    cursor.push(piece.fields, offset);
  }
  return piece;
}
