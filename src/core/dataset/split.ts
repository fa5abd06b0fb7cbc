// Which music teaches and which is held out to judge. Whole pieces are held out where there are
// enough of them; with fewer than eight, the last tenth of each piece is, which flatters the model and
// is labelled so; also where the whole pieces would be more than half of the music. The musician may ask for either.
import { countEvents, FIELD_COUNT, type EncodedPiece } from '../encoding/encodedPiece.ts';
import { isControlSlot } from '../encoding/vocabulary.ts';
import type { TrainSettings } from '../model/training.ts';
import { createRandom, shuffle, type Random } from '../random.ts';
import type { Excerpt } from './batches.ts';

export interface Split {
  readonly training: readonly Excerpt[];
  readonly validation: readonly Excerpt[];
  readonly kind: 'pieces' | 'within';
}

/** Fewer notes than this teach nothing that could be called a manner. */
export const FEWEST_TRAINING_NOTES = 100;

/** Not a run's own: runs on the same pieces are judged by the same music. */
export const SPLIT_SEED = 1;

type ValidationChoice = TrainSettings['validation'];

const FEWEST_PIECES = 8;
export const HELD_OUT_SHARE = 0.1;
const FEWEST_HELD_OUT = 2;
/** More would make the judgement little surer, and every validation longer. */
const MOST_HELD_OUT = 20;
/** One to learn from, one to judge by. */
const FEWEST_TO_SPLIT = 2;

/** Whole pieces held out of so many; 0 where parts of pieces are held out instead. */
export function countHeldOut(pieces: number, wanted: ValidationChoice = 'auto'): number {
  const fewest = wanted === 'pieces' ? FEWEST_TO_SPLIT : FEWEST_PIECES;
  if (wanted === 'within' || pieces < fewest) return 0;
  const share = Math.max(FEWEST_HELD_OUT, Math.round(pieces * HELD_OUT_SHARE));
  return Math.min(MOST_HELD_OUT, share, pieces - 1);
}

/**
 * @param random decides which pieces are held out.
 * @param isHeard whether the model that is gone on from knows the piece already; such pieces judge only where
 *   there are too few others
 */
export function splitPieces(
  pieces: readonly EncodedPiece[],
  random: Random,
  wanted: ValidationChoice = 'auto',
  isHeard: (piece: EncodedPiece) => boolean = () => false,
): Split {
  const whole = (piece: EncodedPiece): Excerpt => ({
    piece,
    from: 0,
    to: countEvents(piece),
    isToEnd: true,
  });
  const heldOut = countHeldOut(pieces.length, wanted);
  if (heldOut > 0) {
    const order = shuffle([...pieces], random).sort(
      (a, b) => Number(isHeard(a)) - Number(isHeard(b)),
    );
    const training = order.slice(heldOut).map(whole);
    const validation = order.slice(0, heldOut).map(whole);
    // One long piece among short ones is there to learn from.
    const isLopsided = countExcerptNotes(validation) > countExcerptNotes(training);
    if (wanted === 'pieces' || !isLopsided) return { training, validation, kind: 'pieces' };
  }
  return {
    training: pieces.map((piece) => ({ piece, from: 0, to: cut(piece), isToEnd: false })),
    validation: pieces.map((piece) => ({ ...whole(piece), from: cut(piece) })),
    kind: 'within',
  };
}

/** Notes a new model would learn from. */
export function countTrainingNotes(
  pieces: readonly EncodedPiece[],
  wanted: ValidationChoice,
): number {
  return countExcerptNotes(splitPieces(pieces, createRandom(SPLIT_SEED), wanted).training);
}

/** First event of the last tenth of a piece's notes, of one note at least. */
function cut(piece: EncodedPiece): number {
  const to = countEvents(piece);
  const learned = Math.floor(
    countExcerptNotes([{ piece, from: 0, to, isToEnd: true }]) * (1 - HELD_OUT_SHARE),
  );
  let notes = 0;
  for (let event = 0; event < to; event++)
    if (isNote(piece, event) && notes++ === learned) return event;
  return to;
}

function isNote({ fields }: EncodedPiece, event: number): boolean {
  return !isControlSlot(fields[event * FIELD_COUNT + 2]!);
}

/** Notes (not controls) of the excerpts. */
export function countExcerptNotes(excerpts: readonly Excerpt[]): number {
  let notes = 0;
  for (const { piece, from, to } of excerpts)
    for (let event = from; event < to; event++) if (isNote(piece, event)) notes++;
  return notes;
}
