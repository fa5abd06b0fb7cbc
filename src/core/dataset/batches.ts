// Pieces → batches. Each stream plays one piece after another, window by window; the network's state
// is carried between the windows of a piece (truncated back-propagation through time).
import { FIELD_COUNT, type EncodedPiece } from '../encoding/encodedPiece.ts';
import { isFieldUsed, PieceCursor, SIDE_SIZE } from '../encoding/pieceCursor.ts';
import {
  DRUM_PITCHES,
  END_BEATS,
  FIELD_CLASSES,
  isControlSlot,
  SLOTS,
} from '../encoding/vocabulary.ts';
import { shuffle, type Random } from '../random.ts';
import type { Batch } from './batch.ts';

export interface BatchOptions {
  /** B, streams. */
  readonly streams: number;
  /** T, events per window. */
  readonly steps: number;
}

/** A stretch of a piece; [from, to) in events. Validation "within" pieces uses only a part's loss. */
export interface Excerpt {
  readonly piece: EncodedPiece;
  readonly from: number;
  readonly to: number;
  /** Whether the end of the excerpt is the end of the piece and so teaches END. */
  readonly isToEnd: boolean;
}

/** Transposition range of training, in semitones. */
const LOWEST_TRANSPOSITION = -5;
const HIGHEST_TRANSPOSITION = 6;

/** One excerpt being read: its cursor, its place, its transposition. */
class Reader {
  readonly #excerpt: Excerpt;
  readonly #fields: Uint8Array;
  readonly #cursor: PieceCursor;
  readonly #previous = new Int32Array(FIELD_CLASSES);
  readonly #event = new Uint8Array(FIELD_COUNT);
  readonly #legal = { low: 0, high: 0 };
  #position: number;

  constructor(excerpt: Excerpt, transposition: number) {
    this.#excerpt = excerpt;
    this.#fields = transpose(excerpt.piece.fields, transposition);
    this.#cursor = new PieceCursor(excerpt.piece.isBeatAligned);
    for (let event = 0; event < excerpt.from; event++) this.#take(event * FIELD_COUNT);
    this.#position = excerpt.from;
  }

  get isDone(): boolean {
    return this.#position >= this.#excerpt.to + (this.#excerpt.isToEnd ? 1 : 0);
  }

  #take(offset: number): void {
    for (let field = 0; field < FIELD_COUNT; field++)
      this.#previous[field] = this.#fields[offset + field]!;
    this.#cursor.push(this.#fields, offset);
  }

  /** Writes the next prediction task to row `row` and steps on. Returns whether it is a note. */
  write(batch: Batch, row: number): boolean {
    const event = this.#event;
    const isEnd = this.#position === this.#excerpt.to;
    const offset = this.#position * FIELD_COUNT;
    if (isEnd) event.fill(0).set([END_BEATS]);
    else event.set(this.#fields.subarray(offset, offset + FIELD_COUNT));

    batch.inputs.set(this.#previous, row * FIELD_COUNT);
    batch.targets.set(event, row * FIELD_COUNT);
    for (let field = 0; field < FIELD_COUNT; field++) {
      batch.weights[row * FIELD_COUNT + field] = isFieldUsed(field, event) ? 1 : 0;
      this.#cursor.writeLegal(field, event, this.#legal);
      batch.legal[(row * FIELD_COUNT + field) * 2] = this.#legal.low;
      batch.legal[(row * FIELD_COUNT + field) * 2 + 1] = this.#legal.high;
    }
    this.#cursor.writeSide(this.#cursor.onset, batch.sideBefore, row * SIDE_SIZE);
    const onset = isEnd ? this.#cursor.onset : this.#cursor.onsetAfter(event[0]!, event[1]!);
    this.#cursor.writeSide(onset, batch.sideAt, row * SIDE_SIZE);

    if (!isEnd) this.#take(offset);
    this.#position++;
    return !isEnd && !isControlSlot(event[2]!);
  }
}

/** Shifts melodic pitches; drums and controls stay. The caller keeps them in 0..127. */
function transpose(fields: Uint8Array, semitones: number): Uint8Array {
  if (semitones === 0) return fields;
  const shifted = fields.slice();
  for (let offset = 0; offset < fields.length; offset += FIELD_COUNT)
    if (fields[offset + 2]! > SLOTS.drums) shifted[offset + 3]! += semitones;
  return shifted;
}

/** A transposition that keeps every melodic pitch in 0..127. */
function drawTransposition(fields: Uint8Array, random: Random): number {
  let lowest = DRUM_PITCHES - 1;
  let highest = 0;
  for (let offset = 0; offset < fields.length; offset += FIELD_COUNT) {
    if (fields[offset + 2]! <= SLOTS.drums) continue;
    lowest = Math.min(lowest, fields[offset + 3]!);
    highest = Math.max(highest, fields[offset + 3]!);
  }
  const span = HIGHEST_TRANSPOSITION - LOWEST_TRANSPOSITION + 1;
  const drawn = LOWEST_TRANSPOSITION + random.integer(span);
  return Math.max(-lowest, Math.min(DRUM_PITCHES - 1 - highest, drawn));
}

function emptyBatch({ streams, steps }: BatchOptions): { -readonly [K in keyof Batch]: Batch[K] } {
  const rows = streams * steps;
  return {
    streams,
    steps,
    inputs: new Int32Array(rows * FIELD_COUNT),
    targets: new Int32Array(rows * FIELD_COUNT),
    weights: new Uint8Array(rows * FIELD_COUNT),
    // A padded row still needs a class to put its (unweighted) probability on.
    legal: new Int32Array(rows * FIELD_COUNT * 2).map((_, i) =>
      i % 2 === 0 ? 0 : FIELD_CLASSES[((i - 1) / 2) % FIELD_COUNT]!,
    ),
    sideBefore: new Uint8Array(rows * SIDE_SIZE),
    sideAt: new Uint8Array(rows * SIDE_SIZE),
    resets: new Uint8Array(streams),
    rows: 0,
    notes: 0,
  };
}

/** Fills one batch; `nextReader` is asked whenever a stream has played its excerpt out. */
function fill(
  options: BatchOptions,
  readers: (Reader | null)[],
  nextReader: () => Reader | null,
): Batch {
  const batch = emptyBatch(options);
  for (let stream = 0; stream < options.streams; stream++) {
    let reader = readers[stream] ?? null;
    if (reader === null || reader.isDone) {
      reader = readers[stream] = nextReader();
      batch.resets[stream] = 1;
    }
    if (reader === null) continue;
    for (let t = 0; t < options.steps && !reader.isDone; t++) {
      batch.rows++;
      if (reader.write(batch, t * options.streams + stream)) batch.notes++;
    }
  }
  return batch;
}

/**
 * Batches without end for training: pieces in shuffled order, each pass in a new order, each piece
 * transposed by −5..+6 semitones when `augment` is set. The same `random` gives the same batches.
 */
export function* trainingBatches(
  excerpts: readonly Excerpt[],
  options: BatchOptions & { readonly augment: boolean },
  random: Random,
): Generator<Batch, never> {
  const queue: Excerpt[] = [];
  const readers: (Reader | null)[] = [];
  const nextReader = (): Reader => {
    if (queue.length === 0) {
      queue.push(...excerpts);
      shuffle(queue, random);
    }
    const excerpt = queue.pop()!;
    return new Reader(
      excerpt,
      options.augment ? drawTransposition(excerpt.piece.fields, random) : 0,
    );
  };
  for (;;) yield fill(options, readers, nextReader);
}

/** Every event of the excerpts once, as written; the streams left over at the end are padding. */
export function* evaluationBatches(
  excerpts: readonly Excerpt[],
  options: BatchOptions,
): Generator<Batch, void> {
  const queue = excerpts.toReversed();
  const readers: (Reader | null)[] = [];
  const nextReader = (): Reader | null => {
    const excerpt = queue.pop();
    return excerpt ? new Reader(excerpt, 0) : null;
  };
  for (;;) {
    const batch = fill(options, readers, nextReader);
    if (batch.rows === 0) return;
    yield batch;
  }
}
