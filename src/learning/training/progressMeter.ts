// Sums losses between reports and keeps the rate; time spent validating or paused does not count.
import type { TrainEvent } from '../../core/model/training.ts';

/** Four reports a second: quick enough to look alive, and each costs the page a new chart. */
const REPORT_MILLISECONDS = 250;

export class ProgressMeter {
  readonly #totalNotes: number;
  readonly #onEvent: (event: TrainEvent) => void;
  #nats = 0;
  #notes = 0;
  #reportedAt = performance.now();
  #runningSince = performance.now();
  #runningMilliseconds = 0;
  #notesWhileRunning = 0;

  constructor(totalNotes: number, onEvent: (event: TrainEvent) => void) {
    this.#totalNotes = totalNotes;
    this.#onEvent = onEvent;
  }

  add(nats: number, notes: number, notesSeen: number): void {
    this.#nats += nats;
    this.#notes += notes;
    this.#notesWhileRunning += notes;
    const now = performance.now();
    if (now - this.#reportedAt < REPORT_MILLISECONDS || this.#notes === 0) return;
    const elapsed = this.#runningMilliseconds + now - this.#runningSince;
    const notesPerSecond = (this.#notesWhileRunning * 1000) / elapsed;
    this.#onEvent({
      type: 'progress',
      train: { notesSeen, loss: this.#nats / this.#notes },
      notesPerSecond,
      secondsLeft: Math.max(0, this.#totalNotes - notesSeen) / notesPerSecond,
    });
    this.#nats = this.#notes = 0;
    this.#reportedAt = now;
  }

  /** Runs `interruption` with the clock stopped. */
  async without<Result>(interruption: () => Promise<Result>): Promise<Result> {
    this.#runningMilliseconds += performance.now() - this.#runningSince;
    const result = await interruption();
    this.#runningSince = performance.now();
    return result;
  }

  /** Another engine has another rate. */
  restart(): void {
    this.#runningMilliseconds = this.#notesWhileRunning = 0;
    this.#nats = this.#notes = 0;
    this.#runningSince = performance.now();
  }
}
