// Which music teaches and which is held out to judge. Whole pieces are held out where there are
// enough of them; with fewer than eight, the last tenth of each piece is, which flatters the model and
// is labelled so.
import { countEvents, FIELD_COUNT, type EncodedPiece } from '../encoding/encodedPiece.ts';
import { isControlSlot } from '../encoding/vocabulary.ts';
import { shuffle, type Random } from '../random.ts';
import type { Excerpt } from './batches.ts';

export interface Split {
  readonly training: readonly Excerpt[];
  readonly validation: readonly Excerpt[];
  readonly kind: 'pieces' | 'within';
}

const FEWEST_PIECES = 8;
const HELD_OUT_SHARE = 0.1;
const FEWEST_HELD_OUT = 2;

/** @param random decides which pieces are held out. */
export function splitPieces(pieces: readonly EncodedPiece[], random: Random): Split {
  const whole = (piece: EncodedPiece): Excerpt => ({
    piece,
    from: 0,
    to: countEvents(piece),
    isToEnd: true,
  });
  if (pieces.length >= FEWEST_PIECES) {
    const order = shuffle([...pieces], random);
    const heldOut = Math.max(FEWEST_HELD_OUT, Math.round(order.length * HELD_OUT_SHARE));
    return {
      training: order.slice(heldOut).map(whole),
      validation: order.slice(0, heldOut).map(whole),
      kind: 'pieces',
    };
  }
  const cut = (piece: EncodedPiece): number =>
    Math.floor(countEvents(piece) * (1 - HELD_OUT_SHARE));
  return {
    training: pieces.map((piece) => ({ piece, from: 0, to: cut(piece), isToEnd: false })),
    validation: pieces.map((piece) => ({ ...whole(piece), from: cut(piece) })),
    kind: 'within',
  };
}

/** Notes (not controls) of the excerpts. */
export function countExcerptNotes(excerpts: readonly Excerpt[]): number {
  let notes = 0;
  for (const { piece, from, to } of excerpts)
    for (let event = from; event < to; event++)
      if (!isControlSlot(piece.fields[event * FIELD_COUNT + 2]!)) notes++;
  return notes;
}
