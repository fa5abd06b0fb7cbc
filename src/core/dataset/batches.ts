// Pieces → batches. Each stream plays one piece after another, window by window; the network's state
// is carried between the windows of a piece (truncated back-propagation through time).
import { FIELD_COUNT, type EncodedPiece } from '../encoding/encodedPiece.ts';
import { SIDE_SIZE } from '../encoding/pieceCursor.ts';
import { FIELD_CLASSES } from '../encoding/vocabulary.ts';
import { restoreRandom, shuffle, type Random, type RandomState } from '../random.ts';
import type { Batch } from './batch.ts';
import { NOTE_TUPLES, type OpenPiece, type Reading } from './reading.ts';

export interface BatchOptions {
  /** B, streams. */
  readonly streams: number;
  /** T, events per window. */
  readonly steps: number;
}

export interface TrainingOptions extends BatchOptions {
  /** Whether pieces are varied, as their reading does it. */
  readonly augment: boolean;
}

/** A stretch of a piece; [from, to) in events. Validation "within" pieces uses only a part's loss. */
export interface Excerpt<Piece = EncodedPiece> {
  readonly piece: Piece;
  readonly from: number;
  readonly to: number;
  /** Whether the end of the excerpt is the end of the piece and so teaches END. */
  readonly isToEnd: boolean;
}

/** One excerpt being read: its cursor, its place. */
class Reader<Piece> {
  readonly #excerpt: Excerpt<Piece>;
  readonly #reading: Reading<Piece>;
  readonly #open: OpenPiece;
  readonly #previous = new Int32Array(FIELD_CLASSES);
  readonly #event = new Uint8Array(FIELD_COUNT);
  readonly #legal = { low: 0, high: 0 };
  #position: number;

  /** @param position event to begin with; one past the excerpt's END when it has been read out */
  constructor(excerpt: Excerpt<Piece>, reading: Reading<Piece>, position = excerpt.from) {
    this.#excerpt = excerpt;
    this.#reading = reading;
    this.#open = reading.open(excerpt.piece);
    const taken = Math.min(position, excerpt.to);
    for (let event = 0; event < taken; event++) this.#take(event * FIELD_COUNT);
    this.#position = position;
  }

  get isDone(): boolean {
    return this.#position >= this.#excerpt.to + (this.#excerpt.isToEnd ? 1 : 0);
  }

  /** The event that is asked for next. */
  get position(): number {
    return this.#position;
  }

  #take(offset: number): void {
    const { fields, cursor } = this.#open;
    for (let field = 0; field < FIELD_COUNT; field++)
      this.#previous[field] = fields[offset + field]!;
    cursor.push(fields, offset);
  }

  /** Writes the next prediction task to row `row` and steps on. Returns whether it is a note. */
  write(batch: Batch, row: number): boolean {
    const { fields, end, cursor, isUsed } = this.#open;
    const event = this.#event;
    const isEnd = this.#position === this.#excerpt.to;
    const offset = this.#position * FIELD_COUNT;
    event.set(isEnd ? end : fields.subarray(offset, offset + FIELD_COUNT));

    batch.inputs.set(this.#previous, row * FIELD_COUNT);
    batch.targets.set(event, row * FIELD_COUNT);
    for (let field = 0; field < FIELD_COUNT; field++) {
      batch.weights[row * FIELD_COUNT + field] = isUsed(field, event) ? 1 : 0;
      cursor.writeLegal(field, event, this.#legal);
      batch.legal[(row * FIELD_COUNT + field) * 2] = this.#legal.low;
      batch.legal[(row * FIELD_COUNT + field) * 2 + 1] = this.#legal.high;
    }
    cursor.writeSide(cursor.onset, batch.sideBefore, row * SIDE_SIZE);
    const onset = isEnd ? cursor.onset : cursor.onsetAfter(event[0]!, event[1]!);
    cursor.writeSide(onset, batch.sideAt, row * SIDE_SIZE);

    if (!isEnd) this.#take(offset);
    this.#position++;
    return this.#reading.isNote(event);
  }
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
function fill<Piece>(
  options: BatchOptions,
  readers: (Reader<Piece> | null)[],
  nextReader: (stream: number) => Reader<Piece> | null,
): Batch {
  const batch = emptyBatch(options);
  for (let stream = 0; stream < options.streams; stream++) {
    let reader = readers[stream] ?? null;
    if (reader === null || reader.isDone) {
      reader = readers[stream] = nextReader(stream);
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

/** What a stream plays. */
interface StreamState {
  /** Index of the excerpt. */
  readonly excerpt: number;
  /** The generator before the excerpt's variation was drawn: from it the same one is drawn again. */
  readonly variedFrom: RandomState;
  /** The event that is asked for next. */
  readonly position: number;
}

/** Where training batches stand; with the state of their generator enough to go on. */
export interface BatchesState {
  /** Indices of the excerpts this pass has still to play, the next one last. */
  readonly queue: readonly number[];
  /** Empty before the first batch. */
  readonly streams: readonly StreamState[];
}

/**
 * Batches without end for training: pieces in shuffled order, each pass in a new order, each piece
 * varied in key, loudness and (if played freely) tempo when `augment` is set. The same `random` gives the same batches.
 */
export class TrainingBatches<Piece> implements Iterator<Batch, never> {
  readonly #reading: Reading<Piece>;
  readonly #excerpts: readonly Excerpt<Piece>[];
  readonly #options: TrainingOptions;
  readonly #random: Random;
  readonly #queue: number[];
  readonly #readers: (Reader<Piece> | null)[];
  /** What the readers read. */
  readonly #begun: Omit<StreamState, 'position'>[];

  /** @param from go on from there; `random` must then stand where it stood */
  constructor(
    reading: Reading<Piece>,
    excerpts: readonly Excerpt<Piece>[],
    options: TrainingOptions,
    random: Random,
    from: BatchesState = { queue: [], streams: [] },
  ) {
    this.#reading = reading;
    this.#excerpts = excerpts;
    this.#options = options;
    this.#random = random;
    this.#queue = [...from.queue];
    this.#begun = from.streams.map(({ excerpt, variedFrom }) => ({ excerpt, variedFrom }));
    this.#readers = from.streams.map(({ excerpt, variedFrom, position }) =>
      this.#open(excerpt, restoreRandom(variedFrom), position),
    );
  }

  next(): IteratorYieldResult<Batch> {
    const value = fill(this.#options, this.#readers, (stream) => this.#begin(stream));
    return { done: false, value };
  }

  state(): BatchesState {
    const streams = this.#begun.map((begun, stream) => ({
      ...begun,
      position: this.#readers[stream]!.position,
    }));
    return { queue: [...this.#queue], streams };
  }

  #begin(stream: number): Reader<Piece> {
    if (this.#queue.length === 0) {
      this.#queue.push(...this.#excerpts.keys());
      shuffle(this.#queue, this.#random);
    }
    const excerpt = this.#queue.pop()!;
    this.#begun[stream] = { excerpt, variedFrom: this.#random.state() };
    return this.#open(excerpt, this.#random);
  }

  #open(index: number, random: Random, position?: number): Reader<Piece> {
    const excerpt = this.#excerpts[index]!;
    const played = this.#options.augment ? this.#reading.vary(excerpt, random) : excerpt;
    return new Reader(played, this.#reading, position);
  }
}

/** Of pieces in the app's own coding, varied in every way. */
export function trainingBatches(
  excerpts: readonly Excerpt[],
  options: TrainingOptions,
  random: Random,
): TrainingBatches<EncodedPiece> {
  return new TrainingBatches(NOTE_TUPLES, excerpts, options, random);
}

/** Every event of the excerpts once, as written; the streams left over at the end are padding. */
export function evaluationBatches(
  excerpts: readonly Excerpt[],
  options: BatchOptions,
): Generator<Batch, void> {
  return evaluationBatchesOf(NOTE_TUPLES, excerpts, options);
}

/** The same in any coding. */
export function* evaluationBatchesOf<Piece>(
  reading: Reading<Piece>,
  excerpts: readonly Excerpt<Piece>[],
  options: BatchOptions,
): Generator<Batch, void> {
  const queue = excerpts.toReversed();
  const readers: (Reader<Piece> | null)[] = [];
  const nextReader = (): Reader<Piece> | null => {
    const excerpt = queue.pop();
    return excerpt ? new Reader(excerpt, reading) : null;
  };
  for (;;) {
    const batch = fill(options, readers, nextReader);
    if (batch.rows === 0) return;
    yield batch;
  }
}
