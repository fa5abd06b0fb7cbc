// What takes borrow of training pieces: instruments, first meter and tempo, form, longest note.
import { FIELD_COUNT, type EncodedPiece } from '../encoding/encodedPiece.ts';
import { hasDuration, isControlSlot } from '../encoding/vocabulary.ts';
import { formOf } from './form.ts';
import type { Frame } from './trainedModel.ts';

/** Slots that hold notes, ascending. */
export function noteSlots(fields: Uint8Array): number[] {
  const slots = new Set<number>();
  for (let offset = 2; offset < fields.length; offset += FIELD_COUNT)
    if (!isControlSlot(fields[offset]!)) slots.add(fields[offset]!);
  return [...slots].sort((a, b) => a - b);
}

export function frameOf(piece: EncodedPiece): Frame {
  const { fields, isBeatAligned } = piece;
  let end = 0;
  while (end < fields.length && isControlSlot(fields[end + 2]!) && isAtStart(fields, end))
    end += FIELD_COUNT;
  return {
    slots: noteSlots(fields),
    opening: [...fields.subarray(0, end)],
    isBeatAligned,
    form: formOf(piece),
  };
}

function isAtStart(fields: Uint8Array, offset: number): boolean {
  return fields[offset] === 0 && fields[offset + 1] === 0;
}

/** Share of notes that may be longer than the longest note of a take: slips and held last chords. */
const LONGER_SHARE = 0.002;

/** Duration class that all but 0.2 % of the pieces' notes stay within; the longest class without notes. */
export function longestDuration(pieces: readonly EncodedPiece[], classes: number): number {
  const counts = new Array<number>(classes).fill(0);
  let total = 0;
  for (const { fields } of pieces)
    for (let offset = 0; offset < fields.length; offset += FIELD_COUNT)
      if (hasDuration(fields[offset + 2]!)) {
        counts[fields[offset + 4]!]!++;
        total++;
      }
  let longer = 0;
  for (let duration = classes - 1; duration > 0; duration--) {
    longer += counts[duration]!;
    if (total > 0 && longer > total * LONGER_SHARE) return duration;
  }
  return total > 0 ? 0 : classes - 1;
}
