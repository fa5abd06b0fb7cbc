// The first bars of a piece, to continue from.
import { FIELD_COUNT, type EncodedPiece } from './encodedPiece.ts';
import { PieceCursor } from './pieceCursor.ts';
import { SLOTS } from './vocabulary.ts';

/** The events of the first `bars` bars by the piece's own meters; all of them if it is shorter. */
export function openingBars(piece: EncodedPiece, bars: number): EncodedPiece {
  const cursor = new PieceCursor(piece.isBeatAligned);
  let barStart = 0;
  let barsPast = 0;
  for (let offset = 0; offset < piece.fields.length; offset += FIELD_COUNT) {
    const onset = cursor.onsetAfter(piece.fields[offset]!, piece.fields[offset + 1]!);
    while (onset >= barStart + cursor.barLength) {
      barStart += cursor.barLength;
      barsPast++;
      if (barsPast === bars) return { ...piece, fields: piece.fields.slice(0, offset) };
    }
    cursor.push(piece.fields, offset);
    if (piece.fields[offset + 2] === SLOTS.meter) barStart = onset;
  }
  return piece;
}
