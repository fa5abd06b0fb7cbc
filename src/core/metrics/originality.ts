// What a take shares with the music it was learned from. Two stretches are the same when each note follows
// the one before it by the same interval after the same time, so neither key nor place hides a copy. A
// suffix array of the whole corpus finds the longest shared run at every note of a take.
// Definition after "Transposed Twins" (Khoo 2026): interval and time between onsets, runs of n ≥ 8 notes.
import type { Score } from '../music/score.ts';
import { melodicNotes } from './measures.ts';
import { STEP_COUNT, stepsOf, sumSteps } from './noteSteps.ts';
import { createSuffixArray } from './suffixArray.ts';

/** Notes of the shortest run that counts as copied. */
export const SHORTEST_COPY = 8;
/** A run of fewer different steps is a trill, a scale or a repeated chord, which belong to nobody. */
const FEWEST_STEPS = 4;
/** Notes of a near copy: so few with a note changed are chance in any large corpus. */
const SHORTEST_NEAR_COPY = 12;
/** Steps that agree before the first changed note of a near copy, and after each. */
const FEWEST_STEPS_BEFORE = 4;
const FEWEST_STEPS_AFTER = 3;
/** Steps in take and corpus that pass one changed note: another note, one left out, one added. */
const DETOURS = [
  [2, 2],
  [1, 2],
  [2, 1],
] as const;

export interface Copy {
  /** In the take: index of its first note in `melodicOnsets`. */
  readonly startNote: number;
  readonly notes: number;
  /** Index of the piece in the corpus, and the run's notes there. */
  readonly piece: number;
  readonly pieceStartNote: number;
  readonly pieceNotes: number;
  /** Of the run, that are another note, left out or added; 0 in an exact copy. */
  readonly changedNotes: number;
}

export interface Copies {
  /** Notes in copies / notes, 0..1; NaN without notes. */
  readonly copiedShare: number;
  /** Null where nothing is shared. */
  readonly longest: Copy | null;
  /** Not overlapping in the take but for a note, in order. */
  readonly copies: readonly Copy[];
}

export interface Originality extends Copies {
  /** Exact copies, and longer ones with single notes changed. */
  readonly near: Copies;
}

/** Steps of a run in the take and in the corpus. */
interface Match {
  readonly place: number;
  readonly length: number;
  readonly corpusLength: number;
  readonly changed: number;
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
      this.#text[offset + steps.length] = STEP_COUNT + piece;
      offset += steps.length + 1;
    });
    this.#suffixes = createSuffixArray(this.#text, STEP_COUNT + pieces.length);
  }

  /** @param exceptPiece a piece to pass over, so that one of the corpus can be compared with the others */
  compare(take: Score, exceptPiece: number | null = null): Originality {
    const steps = stepsOf(take);
    const notes = steps.length > 0 ? steps.length + 1 : melodicNotes(take).length;
    const exact = (start: number): Match => {
      const { place, length } = this.#longestMatch(steps, start, exceptPiece);
      return { place, length, corpusLength: length, changed: 0 };
    };
    return {
      ...this.#collect(steps, notes, exact),
      near: this.#collect(steps, notes, (start) => this.#grow(steps, start, exact(start))),
    };
  }

  #collect(steps: Uint32Array, notes: number, matchAt: (start: number) => Match): Copies {
    const copies: Copy[] = [];
    let copied = 0;
    for (let start = 0; start < steps.length;) {
      const { place, length, corpusLength, changed } = matchAt(start);
      const isCopy =
        length + 1 >= (changed > 0 ? SHORTEST_NEAR_COPY : SHORTEST_COPY) &&
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
        pieceNotes: corpusLength + 1,
        changedNotes: changed,
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

  /** Goes on with a match over changed notes, as long as what follows each agrees again in place and pitch. */
  #grow(steps: Uint32Array, start: number, seed: Match): Match {
    let grown = seed;
    if (seed.length < FEWEST_STEPS_BEFORE) return grown;
    for (;;) {
      const from = start + grown.length;
      const place = grown.place + grown.corpusLength;
      let next: Match | null = null;
      for (const [ofTake, ofCorpus] of DETOURS) {
        const agrees =
          from + ofTake < steps.length &&
          this.#isInside(place, place + ofCorpus) &&
          sumSteps(steps, from, from + ofTake) === sumSteps(this.#text, place, place + ofCorpus);
        const after = agrees ? this.#sharedLength(steps, from + ofTake, place + ofCorpus) : 0;
        const length = grown.length + ofTake + after;
        if (after >= FEWEST_STEPS_AFTER && length > (next?.length ?? 0))
          next = {
            place: grown.place,
            length,
            corpusLength: grown.corpusLength + ofCorpus + after,
            changed: grown.changed + 1,
          };
      }
      if (next === null) return grown;
      grown = next;
    }
  }

  /** Whether the steps from `start` up to `end` are of one piece. */
  #isInside(start: number, end: number): boolean {
    if (end > this.#text.length) return false;
    return this.#text.subarray(start, end).every((step) => step < STEP_COUNT);
  }

  /** The longest stretch from `start` on that stands somewhere in the corpus, and where. */
  #longestMatch(
    steps: Uint32Array,
    start: number,
    exceptPiece: number | null,
  ): { place: number; length: number } {
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
    if (exceptPiece === null) return best;
    // Next to it but for the piece itself, which stands there as often as it repeats itself.
    const from = this.#starts[exceptPiece]!;
    const to = this.#starts[exceptPiece + 1] ?? this.#text.length;
    best = { place: 0, length: 0 };
    for (const [first, step] of [
      [low - 1, -1],
      [low, 1],
    ] as const) {
      let i = first;
      while (i >= 0 && i < suffixes.length && suffixes[i]! >= from && suffixes[i]! < to) i += step;
      const place = suffixes[i];
      const length = place === undefined ? 0 : this.#sharedLength(steps, start, place);
      if (length > best.length) best = { place: place!, length };
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
