// The clock of a run, its losses summed between reports, and its rate.
import type { TrainEvent } from '../../core/model/training.ts';
import type { StepResult } from '../trainEngine.ts';

/** Four reports a second: quick enough to look alive, and each costs the page a new chart. */
const REPORT_MILLISECONDS = 250;

export class ProgressMeter {
  readonly #onEvent: (event: TrainEvent) => void;
  #nats = 0;
  #notes = 0;
  /** Of steps since the last report. */
  #norms = 0;
  #steps = 0;
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

  /** @param notes of the step. @param position of the run with them; `share` in (0, 1]. */
  add(
    { nats, gradientNorm }: StepResult,
    notes: number,
    position: {
      readonly notesSeen: number;
      readonly share: number;
      readonly isLastStretch: boolean;
      readonly learningRate: number;
    },
  ): void {
    const { notesSeen, share, isLastStretch, learningRate } = position;
    this.#nats += nats;
    this.#norms += gradientNorm;
    this.#notes += notes;
    this.#steps++;
    this.#ratedNotes += notes;
    const now = performance.now();
    if (now - this.#reportedAt < REPORT_MILLISECONDS || this.#notes === 0) return;
    this.#onEvent({
      type: 'progress',
      train: {
        notesSeen,
        loss: this.#nats / this.#notes,
        gradientNorm: this.#norms / this.#steps,
        learningRate,
      },
      share,
      isLastStretch,
      notesPerSecond:
        (this.#ratedNotes * 1000) / (now - this.#ratedSince - this.#otherMilliseconds),
      seconds: this.seconds,
      secondsLeft: this.seconds * (1 / share - 1),
    });
    this.#forget();
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
    this.#forget();
    this.#ratedSince = performance.now();
  }

  #forget(): void {
    this.#nats = this.#notes = this.#norms = this.#steps = 0;
  }
}
