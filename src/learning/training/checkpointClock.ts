// When a run's next checkpoint is due: every few seconds, so that no kill costs more than ten of them; a little
// later where taking one holds the training up; and at once when asked, as when the page is hidden.

const SHORTEST_MILLISECONDS = 5_000;
const LONGEST_MILLISECONDS = 8_000;
/** Of the training's time. */
const MOST_SHARE = 0.01;

export class CheckpointClock {
  #takenAt = -Infinity;
  #interval = SHORTEST_MILLISECONDS;
  #isAsked = false;
  /** No run takes any now. */
  #isResting = true;
  #waiting: (() => void)[] = [];

  /** Makes one due now. */
  ask(): void {
    this.#isAsked = true;
  }

  /** Resolves when the one that was asked for has been taken; at once while none are taken. */
  taken(): Promise<void> {
    if (!this.#isAsked || this.#isResting) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** None are taken before the next: the run waits, or is over. */
  rest(): void {
    this.#isResting = true;
    this.#letGo(this.#waiting);
  }

  /** @param ahead milliseconds in which there will be no other chance */
  isDue(ahead = 0): boolean {
    return this.#isAsked || performance.now() - this.#takenAt + ahead >= this.#interval;
  }

  /** Runs what takes one. */
  async take(work: () => Promise<void>): Promise<void> {
    this.#isAsked = false;
    this.#isResting = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    const startedAt = performance.now();
    try {
      await work();
    } finally {
      this.#letGo(waiting);
    }
    this.#takenAt = performance.now();
    const wanted = (this.#takenAt - startedAt) / MOST_SHARE;
    this.#interval = Math.min(LONGEST_MILLISECONDS, Math.max(SHORTEST_MILLISECONDS, wanted));
  }
  #letGo(waiting: (() => void)[]): void {
    for (const resolve of waiting.splice(0)) resolve();
  }
}
