// What a take shares with the music it was learned from. Two stretches are the same when each note follows
// the one before it by the same interval after the same time, so neither key nor place hides a copy. A
// suffix array of the whole corpus finds the longest shared run at every note of a take.
// Definition after "Transposed Twins" (Khoo 2026): interval and time between onsets, runs of n ≥ 8 notes.
import type { Score } from '../music/score.ts';
import { createSuffixArray } from './suffixArray.ts';

/** Notes of the shortest run that counts as copied. */
export const SHORTEST_COPY = 8;
/** A run of fewer different steps is a trill, a scale or a repeated chord, which belong to nobody. */
const FEWEST_STEPS = 4;
/** Of times between onsets. */
const UNITS_PER_QUARTER = 12;
const MOST_UNITS = 255;
/** Intervals −127..127, shifted. */
const INTERVALS = 256;
const STEPS = INTERVALS * (MOST_UNITS + 1);

export interface Copy {
  /** In the take: index of its first note in the order of onsets, then pitches, without drums. */
  readonly startNote: number;
  readonly notes: number;
  /** Index of the piece in the corpus, and of the run's first note there. */
  readonly piece: number;
  readonly pieceStartNote: number;
}

export interface Originality {
  /** Notes in copies / notes, 0..1; NaN without notes. */
  readonly copiedShare: number;
  /** Null where nothing is shared. */
  readonly longest: Copy | null;
  /** Not overlapping in the take, in order. */
  readonly copies: readonly Copy[];
}

/** The corpus, prepared for any number of takes. */
export class OriginalityIndex {
  /** The steps of all pieces, each closed by a symbol of its own that no take has. */
  readonly #text: Uint32Array;
  readonly #suffixes: Uint32Array;
  /** Place in the text of each piece's first step. */
  readonly #starts: Uint32Array;

  constructor(corpus: readonly Score[]) {
    const pieces = corpus.map(stepsOf);
    const length = pieces.reduce((sum, steps) => sum + steps.length + 1, 0);
    this.#text = new Uint32Array(length);
    this.#starts = new Uint32Array(pieces.length);
    let offset = 0;
    pieces.forEach((steps, piece) => {
      this.#starts[piece] = offset;
      this.#text.set(steps, offset);
      this.#text[offset + steps.length] = STEPS + piece;
      offset += steps.length + 1;
    });
    this.#suffixes = createSuffixArray(this.#text, STEPS + pieces.length);
  }

  compare(take: Score): Originality {
    const steps = stepsOf(take);
    const notes = melodicOnsets(take).length;
    const copies: Copy[] = [];
    let copied = 0;
    for (let start = 0; start < steps.length;) {
      const { place, length } = this.#longestMatch(steps, start);
      const isCopy =
        length + 1 >= SHORTEST_COPY &&
        new Set(steps.subarray(start, start + length)).size >= FEWEST_STEPS;
      if (!isCopy) {
        start++;
        continue;
      }
      const piece = this.#pieceAt(place);
      copies.push({
        startNote: start,
        notes: length + 1,
        piece,
        pieceStartNote: place - this.#starts[piece]!,
      });
      // The last note of a run may be the first of the next.
      copied += length + 1 - (copies.at(-2) && endOf(copies.at(-2)!) > start ? 1 : 0);
      start += length;
    }
    const longest = copies.reduce<Copy | null>(
      (best, copy) => (best && best.notes >= copy.notes ? best : copy),
      null,
    );
    return { copiedShare: copied / notes, longest, copies };
  }

  /** The longest stretch from `start` on that stands somewhere in the corpus, and where. */
  #longestMatch(steps: Uint32Array, start: number): { place: number; length: number } {
    const suffixes = this.#suffixes;
    let low = 0;
    let high = suffixes.length;
    let best = { place: 0, length: 0 };
    // The longest match is next to where the stretch itself would stand in the order.
    while (low < high) {
      const middle = (low + high) >>> 1;
      const place = suffixes[middle]!;
      const length = this.#sharedLength(steps, start, place);
      if (length > best.length) best = { place, length };
      // A take that ends here comes before what goes on.
      const isAfter =
        start + length < steps.length && this.#text[place + length]! < steps[start + length]!;
      if (isAfter) low = middle + 1;
      else high = middle;
    }
    return best;
  }

  #sharedLength(steps: Uint32Array, start: number, place: number): number {
    let length = 0;
    while (start + length < steps.length && this.#text[place + length] === steps[start + length])
      length++;
    return length;
  }

  #pieceAt(place: number): number {
    let piece = 0;
    while (piece + 1 < this.#starts.length && this.#starts[piece + 1]! <= place) piece++;
    return piece;
  }
}

const endOf = ({ startNote, notes }: Copy): number => startNote + notes;

/** [onset in 1/12 quarters, pitch], by onset, then pitch. */
function melodicOnsets({ tracks, ticksPerQuarter }: Score): [number, number][] {
  return tracks
    .filter(({ isDrum }) => !isDrum)
    .flatMap(({ notes }) =>
      notes.map(({ startTicks, pitch }): [number, number] => [
        Math.round((startTicks / ticksPerQuarter) * UNITS_PER_QUARTER),
        pitch,
      ]),
    )
    .sort(([a, low], [b, high]) => a - b || low - high);
}

/** One for each note but the first: how it follows the one before. */
function stepsOf(score: Score): Uint32Array {
  const notes = melodicOnsets(score);
  const steps = new Uint32Array(Math.max(0, notes.length - 1));
  for (let i = 0; i < steps.length; i++) {
    const [from, pitch] = notes[i]!;
    const [to, next] = notes[i + 1]!;
    steps[i] = Math.min(to - from, MOST_UNITS) * INTERVALS + (next - pitch + INTERVALS / 2);
  }
  return steps;
}
