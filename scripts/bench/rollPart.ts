// One part of a set of rolls in one coding, and how its likelihood is counted: all nats, END and the first
// frame included, per frame.
import type { Excerpt } from '../../src/core/dataset/batches.ts';
import { countEvents } from '../../src/core/encoding/encodedPiece.ts';
import { ESCAPE_NATS } from '../../src/core/encoding/rolls/rollClasses.ts';
import {
  encodeRoll,
  type EncodedRoll,
  type Roll,
} from '../../src/core/encoding/rolls/rollCodec.ts';
import type { RollCoding } from '../../src/core/encoding/rolls/rollCursor.ts';

export class RollPart {
  readonly excerpts: readonly Excerpt<EncodedRoll>[];
  readonly notes: number;
  readonly #frames: number;
  readonly #escapes: number;

  constructor(rolls: readonly Roll[], coding: RollCoding) {
    this.excerpts = rolls.map((roll) => {
      const piece = encodeRoll(roll, coding);
      return { piece, from: 0, to: countEvents(piece), isToEnd: true };
    });
    const total = (count: (excerpt: Excerpt<EncodedRoll>) => number): number =>
      this.excerpts.reduce((sum, excerpt) => sum + count(excerpt), 0);
    this.notes = total(({ to }) => to);
    this.#frames = total(({ piece }) => piece.frames);
    this.#escapes = total(({ piece }) => piece.remainders.length);
  }

  /** @param natsPerNote all nats of the part's batches by its notes. */
  natsPerFrame(natsPerNote: number): number {
    return (natsPerNote * this.notes + this.#escapes * ESCAPE_NATS) / this.#frames;
  }
}
