// The clock of a run, its losses summed between reports, and its rate.
import type { TrainEvent } from '../../core/model/training.ts';
import type { StepResult } from '../trainEngine.ts';

/** Four reports a second: quick enough to look alive, and each costs the page a new chart. */
const REPORT_MILLISECONDS = 250;

/** No step takes so long: the tab was frozen or the machine asleep, and that is no training. */
const STANDSTILL_MILLISECONDS = 60_000;

/** Of steps, before which the first of them say too little of the rest: engines compile as they go. */
const MEASURING_MILLISECONDS = 5000;

export class ProgressMeter {
  readonly #onEvent: (event: TrainEvent) => void;
  #nats = 0;
  #notes = 0;
  /** Of steps since the last report. */
  #norms = 0;
  #steps = 0;
  #reportedAt = performance.now();
  /** Of training, as far as it has been counted. */
  #milliseconds: number;
  #countedAt = performance.now();
  /** Of steps since the rate was begun anew. */
  #ratedMilliseconds = 0;
  #ratedNotes = 0;
  /** Where the run stood after the first of those steps. */
  #ratedFrom: { readonly seconds: number; readonly share: number } | null = null;

  /** @param seconds of training before, when a run is gone on with */
  constructor(onEvent: (event: TrainEvent) => void, seconds = 0) {
    this.#onEvent = onEvent;
    this.#milliseconds = seconds * 1000;
  }

  /** Of the run so far, validation included, pauses not. */
  get seconds(): number {
    return this.#milliseconds / 1000;
  }

  /** Counts the time of work that is no step, in pieces of seconds. @returns milliseconds */
  count(): number {
    const now = performance.now();
    const passed = now - this.#countedAt;
    this.#countedAt = now;
    if (passed >= STANDSTILL_MILLISECONDS) return 0;
    this.#milliseconds += passed;
    return passed;
  }

  /** Counts a step. @param notes of it. @param position of the run with them; `share` in (0, 1]. */
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
    this.#ratedMilliseconds += this.count();
    this.#ratedFrom ??= { seconds: this.seconds, share };
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
      notesPerSecond: (this.#ratedNotes * 1000) / Math.max(this.#ratedMilliseconds, 1),
      seconds: this.seconds,
      secondsLeft: this.#secondsLeft(share),
    });
    this.#forget();
    this.#reportedAt = now;
  }

  /** Waits with the clock stopped. */
  async pause(wait: () => Promise<void>): Promise<void> {
    this.count();
    await wait();
    this.#countedAt = performance.now();
  }

  /** Another engine has another rate. */
  restart(): void {
    this.#ratedMilliseconds = this.#ratedNotes = 0;
    this.#ratedFrom = null;
    this.#forget();
  }

  /** As fast as since the rate was begun, validations included. */
  #secondsLeft(share: number): number | null {
    const from = this.#ratedFrom;
    if (!from || this.#ratedMilliseconds < MEASURING_MILLISECONDS || share <= from.share)
      return null;
    return ((this.seconds - from.seconds) / (share - from.share)) * (1 - share);
  }

  #forget(): void {
    this.#nats = this.#notes = this.#norms = this.#steps = 0;
  }
}
