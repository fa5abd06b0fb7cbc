// An interpolated n-gram on the same events with the same legal classes: what a model must beat to have
// learned more than which note often follows which. Witten-Bell interpolation (Witten & Bell 1991; Chen
// & Goodman 1998, §2.5) from the uniform distribution over the legal classes up to three events back.
import type { Excerpt } from '../../core/dataset/batches.ts';
import { FIELD_COUNT } from '../../core/encoding/encodedPiece.ts';
import { isFieldUsed, PieceCursor } from '../../core/encoding/pieceCursor.ts';
import { END_BEATS, isControlSlot } from '../../core/encoding/vocabulary.ts';

/** Events of context in the longest n-gram. */
const LONGEST_CONTEXT = 3;
/** Of an event in the context, what tells: time, slot and pitch. */
const CONTEXT_FIELDS = 4;
/** Notes counted at most, so that a corpus of millions costs bounded memory. */
const MOST_NOTES = 200_000;

/** How often each class followed one context. */
interface Followers {
  readonly counts: Map<number, number>;
  total: number;
}

export class NgramModel {
  readonly #followers = new Map<string, Followers>();

  /** Counts the excerpts' events; stops after 200,000 notes. */
  constructor(training: readonly Excerpt[]) {
    let notes = 0;
    for (const excerpt of training) {
      if (notes >= MOST_NOTES) return;
      notes += walk(excerpt, (field, event, contexts) => {
        for (const context of contexts) this.#count(context, event[field]!);
      });
    }
  }

  #count(context: string, follower: number): void {
    let followers = this.#followers.get(context);
    if (!followers) this.#followers.set(context, (followers = { counts: new Map(), total: 0 }));
    followers.counts.set(follower, (followers.counts.get(follower) ?? 0) + 1);
    followers.total++;
  }

  /** Mean nats per note of the excerpts, ends and controls included as in training. */
  natsPerNote(excerpts: readonly Excerpt[]): number {
    let nats = 0;
    let notes = 0;
    for (const excerpt of excerpts)
      notes += walk(excerpt, (field, event, contexts, legal) => {
        nats -= Math.log(this.#probability(event[field]!, contexts, legal));
      });
    return nats / notes;
  }

  /** Of a legal class. @param contexts from the shortest to the longest. */
  #probability(chosen: number, contexts: readonly string[], legal: LegalRange): number {
    const size = legal.high - legal.low;
    let distribution = new Float64Array(size).fill(1 / size);
    for (const context of contexts) {
      const followers = this.#followers.get(context);
      if (!followers) break;
      // Only what is legal here counts, so that the distribution sums to one over it.
      let total = 0;
      let kinds = 0;
      for (const [follower, count] of followers.counts) {
        if (follower < legal.low || follower >= legal.high) continue;
        total += count;
        kinds++;
      }
      if (total === 0) continue;
      distribution = distribution.map((p) => (kinds * p) / (total + kinds));
      for (const [follower, count] of followers.counts)
        if (follower >= legal.low && follower < legal.high)
          distribution[follower - legal.low]! += count / (total + kinds);
    }
    return distribution[chosen - legal.low]!;
  }
}

interface LegalRange {
  low: number;
  high: number;
}

/** Visits every field that counts, with its contexts. @returns the number of notes. */
function walk(
  { piece, from, to, isToEnd }: Excerpt,
  visit: (field: number, event: Uint8Array, contexts: readonly string[], legal: LegalRange) => void,
): number {
  const cursor = new PieceCursor(piece.isBeatAligned);
  const legal = { low: 0, high: 0 };
  const history: string[] = [];
  let notes = 0;
  for (let index = 0; index < to + (isToEnd ? 1 : 0); index++) {
    const event =
      index === to
        ? Uint8Array.of(END_BEATS, 0, 0, 0, 0, 0)
        : piece.fields.subarray(index * FIELD_COUNT, (index + 1) * FIELD_COUNT);
    if (index >= from) {
      for (let field = 0; field < FIELD_COUNT; field++) {
        if (!isFieldUsed(field, event)) continue;
        cursor.writeLegal(field, event, legal);
        visit(field, event, contextsOf(field, event, history), legal);
      }
      if (index < to && !isControlSlot(event[2]!)) notes++;
    }
    if (index === to) break;
    cursor.push(event);
    history.unshift(event.subarray(0, CONTEXT_FIELDS).join());
    history.length = Math.min(history.length, LONGEST_CONTEXT);
  }
  return notes;
}

/** The field alone, then its event so far, then one to three events before it. */
function contextsOf(field: number, event: Uint8Array, history: readonly string[]): string[] {
  const contexts = [`${field}`];
  let context = `${field}:${event.subarray(0, field).join()}`;
  if (field > 0) contexts.push(context);
  for (const previous of history) contexts.push((context += `|${previous}`));
  return contexts;
}
