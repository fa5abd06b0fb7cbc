// Extra slots mean the same part in every piece of a corpus: "the second piano", "the third strings".
// Each piece numbers its own extras when it is imported; training renumbers them over the corpus.
import type { EncodedPiece } from './encodedPiece.ts';
import { fromTimedRows, toTimedRows } from './timedRows.ts';
import { EXTRA_SLOTS, SLOTS } from './vocabulary.ts';

/** The n-th further part (from 0) with a program. */
interface PartName {
  readonly program: number;
  readonly ordinal: number;
}

function partNames(extraPrograms: readonly number[]): PartName[] {
  return extraPrograms.map((program, index) => ({
    program,
    ordinal: extraPrograms.slice(0, index).filter((other) => other === program).length,
  }));
}

/**
 * The programs of the extra slots a corpus needs, the commonest parts first, at most 32. The n-th
 * appearance of a program is its n-th further part.
 * @param known the extra slots of a model that is to learn on: they stay what they are and come first.
 */
export function unifyPrograms(
  pieces: readonly EncodedPiece[],
  known: readonly number[] = [],
): number[] {
  const uses = new Map<string, { part: PartName; count: number }>();
  for (const part of pieces.flatMap((piece) => partNames(piece.extraPrograms))) {
    const key = `${part.program}/${part.ordinal}`;
    const use = uses.get(key) ?? { part, count: 0 };
    use.count++;
    uses.set(key, use);
  }
  for (const { program, ordinal } of partNames(known)) uses.delete(`${program}/${ordinal}`);
  // A part is used by no more pieces than the part before it of the same program, so that the
  // ordinal breaks ties rightly.
  const added = [...uses.values()].sort(
    (a, b) =>
      b.count - a.count || a.part.ordinal - b.part.ordinal || a.part.program - b.part.program,
  );
  return [...known, ...added.map(({ part }) => part.program)].slice(0, EXTRA_SLOTS);
}

/**
 * The piece with its extra slots renumbered to `extraPrograms`, in canonical order again. A part that
 * has no place there joins the first part of its program; a note that would double another of the
 * same slot, onset and pitch is dropped.
 */
export function renumberParts(piece: EncodedPiece, extraPrograms: readonly number[]): EncodedPiece {
  const target = partNames(extraPrograms);
  const slotOf = partNames(piece.extraPrograms).map(({ program, ordinal }) => {
    const index = target.findIndex((part) => part.program === program && part.ordinal === ordinal);
    return index >= 0 ? SLOTS.extras + index : SLOTS.programs + program;
  });
  if (slotOf.every((slot, index) => slot === SLOTS.extras + index))
    return { ...piece, extraPrograms };

  const rows = toTimedRows(piece.fields);
  for (const { row } of rows) if (row[2]! >= SLOTS.extras) row[2] = slotOf[row[2]! - SLOTS.extras]!;
  return { ...piece, fields: fromTimedRows(rows), extraPrograms };
}
