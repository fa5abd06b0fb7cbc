// Which bars of a piece bring back an earlier one. Music returns: of ten rags more than half of the bars were there
// before, and a network whose memory is some hundred notes long cannot know. So a take borrows the plan of its
// returns from a training piece, and what returns is its own.
import { placeEvents } from '../encoding/barExcerpt.ts';
import type { EncodedPiece } from '../encoding/encodedPiece.ts';
import { isControlSlot } from '../encoding/vocabulary.ts';

/** Share of the notes two bars must have in common for the later to be the earlier one come back, varied or not. */
const LEAST_COMMON_SHARE = 0.75;
/** Bars looked at: an hour of music is no longer. */
export const MOST_FORM_BARS = 1000;

/**
 * @returns for each bar how many bars before it the one stood that it brings back, 0 for a bar that is new or
 *   silent. Of several that would do, the one that goes on with what the bar before brought back, else the
 *   likest, of those the latest. Empty for a piece that keeps to no bars.
 */
export function formOf(piece: EncodedPiece): number[] {
  if (!piece.isBeatAligned) return [];
  const bars = barContents(piece);
  const holders = new Map<string, number[]>();
  const form: number[] = [];
  for (const [bar, notes] of bars.entries()) {
    const common = new Map<number, number>();
    for (const note of notes) {
      const held = holders.get(note);
      for (const other of held ?? []) common.set(other, (common.get(other) ?? 0) + 1);
      if (held) held.push(bar);
      else holders.set(note, [bar]);
    }
    let distance = 0;
    let likest = LEAST_COMMON_SHARE;
    for (const [other, count] of common) {
      // Of all that is in either.
      const share = count / (notes.size + bars[other]!.size - count);
      const goesOn = bar - other === form[bar - 1] && share >= LEAST_COMMON_SHARE;
      if (!goesOn && share < likest) continue;
      distance = bar - other;
      likest = goesOn ? Infinity : share;
    }
    form.push(distance);
  }
  return form;
}

/** Position, part, pitch and length of each note, by bar; how loud is not asked. */
function barContents(piece: EncodedPiece): readonly ReadonlySet<string>[] {
  const bars: Set<string>[] = [];
  for (const { event, onset, bar, barStart, barLength } of placeEvents(piece)) {
    if (bar >= MOST_FORM_BARS) break;
    while (bars.length <= bar) bars.push(new Set());
    const [, , slot, pitch, duration] = event;
    if (!isControlSlot(slot!))
      bars[bar]!.add([barLength, onset - barStart, slot, pitch, duration].join());
  }
  return bars;
}
