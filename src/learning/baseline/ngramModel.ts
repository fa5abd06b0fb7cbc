// An interpolated n-gram on the same events: what a model must beat to have learned more than which note
// often follows which. Witten-Bell interpolation (Witten & Bell 1991; Chen & Goodman 1998, §2.5), from the
// uniform distribution over the legal classes up to three events back.
import type { Excerpt } from '../../core/dataset/batches.ts';
import { countEvents, FIELD_COUNT } from '../../core/encoding/encodedPiece.ts';
import { isFieldUsed, PieceCursor } from '../../core/encoding/pieceCursor.ts';
import { END_BEATS, isControlSlot } from '../../core/encoding/vocabulary.ts';
import { CountTable, mix, type Hash } from './countTable.ts';

/** Events of context in the longest n-gram. */
const LONGEST_CONTEXT = 3;
/** Of an event in the context, what tells: time, slot and pitch. */
const CONTEXT_FIELDS = 4;
/** Notes counted at most: beyond, memory grows (about 100 MB by then) and the figure hardly moves. */
const MOST_NOTES = 100_000;
const EVENTS_BETWEEN_PAUSES = 2000;

/** Lets others run; may throw to end the work. */
export type Pause = () => Promise<void>;

/**
 * Mean nats per note of the held-out excerpts under an n-gram of the training excerpts, ends and
 * controls included as in training. Its probabilities over the legal classes sum to one at most.
 * @param pause is awaited now and then.
 */
export async function ngramNatsPerNote(
  training: readonly Excerpt[],
  heldOut: readonly Excerpt[],
  pause: Pause,
): Promise<number> {
  const model = new NgramModel();
  let counted = 0;
  for (const excerpt of training) {
    if (counted >= MOST_NOTES) break;
    counted += await walk(excerpt, pause, (chosen, contexts) => model.count(chosen, contexts));
  }
  let nats = 0;
  let notes = 0;
  for (const excerpt of heldOut)
    notes += await walk(excerpt, pause, (chosen, contexts, legalClasses) => {
      nats -= Math.log(model.probability(chosen, contexts, legalClasses));
    });
  return nats / notes;
}

class NgramModel {
  /** How often a context was seen. */
  readonly #totals = new CountTable();
  /** How many different classes followed it. */
  readonly #kinds = new CountTable();
  /** How often a class followed it. */
  readonly #followers = new CountTable();

  count(chosen: number, contexts: readonly Hash[]): void {
    for (const context of contexts) {
      this.#totals.increment(context);
      if (this.#followers.increment(mix(context, chosen)) === 1) this.#kinds.increment(context);
    }
  }

  /** @param contexts from the shortest to the longest. */
  probability(chosen: number, contexts: readonly Hash[], legalClasses: number): number {
    let p = 1 / legalClasses;
    for (const context of contexts) {
      const total = this.#totals.get(context);
      // A longer context cannot have been seen either.
      if (total === 0) break;
      const kinds = this.#kinds.get(context);
      p = (this.#followers.get(mix(context, chosen)) + kinds * p) / (total + kinds);
    }
    return p;
  }
}

/** Visits every field that counts, with its contexts. @returns the number of notes. */
async function walk(
  { piece, from, to, isToEnd }: Excerpt,
  pause: Pause,
  visit: (chosen: number, contexts: readonly Hash[], legalClasses: number) => void,
): Promise<number> {
  const cursor = new PieceCursor(piece.isBeatAligned);
  const legal = { low: 0, high: 0 };
  const history: Uint8Array[] = [];
  let notes = 0;
  for (let index = 0; index < to + (isToEnd ? 1 : 0); index++) {
    if (index % EVENTS_BETWEEN_PAUSES === 0) await pause();
    const isEnd = index === countEvents(piece);
    const event = isEnd
      ? Uint8Array.of(END_BEATS, 0, 0, 0, 0, 0)
      : piece.fields.subarray(index * FIELD_COUNT, (index + 1) * FIELD_COUNT);
    if (index >= from) {
      for (let field = 0; field < FIELD_COUNT; field++) {
        if (!isFieldUsed(field, event)) continue;
        cursor.writeLegal(field, event, legal);
        visit(event[field]!, contextsOf(field, event, history), legal.high - legal.low);
      }
      if (!isEnd && !isControlSlot(event[2]!)) notes++;
    }
    if (isEnd) break;
    cursor.push(event);
    history.unshift(event);
    if (history.length > LONGEST_CONTEXT) history.pop();
  }
  return notes;
}

/** The field alone, then its event so far, then one to three events before it. */
function contextsOf(field: number, event: Uint8Array, history: readonly Uint8Array[]): Hash[] {
  let context = mix({ high: 1, low: 2 }, field);
  const contexts = [context];
  for (let earlier = 0; earlier < field; earlier++) context = mix(context, event[earlier]!);
  if (field > 0) contexts.push(context);
  for (const previous of history) {
    for (let told = 0; told < CONTEXT_FIELDS; told++) context = mix(context, previous[told]!);
    contexts.push(context);
  }
  return contexts;
}
