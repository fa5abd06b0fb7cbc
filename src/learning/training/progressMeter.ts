// The clock of a run, its losses summed between reports, and its rate.
import type { TrainEvent } from '../../core/model/training.ts';

/** Four reports a second: quick enough to look alive, and each costs the page a new chart. */
const REPORT_MILLISECONDS = 250;

export class ProgressMeter {
  readonly #onEvent: (event: TrainEvent) => void;
  #nats = 0;
  #notes = 0;
  #reportedAt = performance.now();
  readonly #startedAt = performance.now();
  #pausedMilliseconds = 0;
  /** Time not spent on steps since the rate was begun anew. */
  #otherMilliseconds = 0;
  #ratedSince = performance.now();
  #ratedNotes = 0;

  constructor(onEvent: (event: TrainEvent) => void) {
    this.#onEvent = onEvent;
  }

  /** Of the run so far, validation included, pauses not. */
  get seconds(): number {
    return (performance.now() - this.#startedAt - this.#pausedMilliseconds) / 1000;
  }

  /** @param share of the run that is done, with these notes; in (0, 1]. */
  add(nats: number, notes: number, notesSeen: number, share: number, isLastStretch: boolean): void {
    this.#nats += nats;
    this.#notes += notes;
    this.#ratedNotes += notes;
    const now = performance.now();
    if (now - this.#reportedAt < REPORT_MILLISECONDS || this.#notes === 0) return;
    this.#onEvent({
      type: 'progress',
      train: { notesSeen, loss: this.#nats / this.#notes },
      share,
      isLastStretch,
      notesPerSecond:
        (this.#ratedNotes * 1000) / (now - this.#ratedSince - this.#otherMilliseconds),
      secondsLeft: this.seconds * (1 / share - 1),
    });
    this.#nats = this.#notes = 0;
    this.#reportedAt = now;
  }

  /** Runs work that is no step; it does not count for the rate. */
  async beside<Result>(work: () => Promise<Result>): Promise<Result> {
    const startedAt = performance.now();
    const result = await work();
    this.#otherMilliseconds += performance.now() - startedAt;
    return result;
  }

  /** Waits with the clock stopped. */
  async pause(wait: () => Promise<void>): Promise<void> {
    const startedAt = performance.now();
    await wait();
    const milliseconds = performance.now() - startedAt;
    this.#pausedMilliseconds += milliseconds;
    this.#otherMilliseconds += milliseconds;
  }

  /** Another engine has another rate. */
  restart(): void {
    this.#otherMilliseconds = this.#ratedNotes = 0;
    this.#nats = this.#notes = 0;
    this.#ratedSince = performance.now();
  }
}
