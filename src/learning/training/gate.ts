// Pausing a run: the loop passes the gate before each step and waits there while it is closed, and for a moment when the
// page needs the processor.

export class Gate {
  #isClosed = false;
  /** By `performance.now()`. */
  #givesWayUntil = 0;
  readonly #waiting = new Set<() => void>();

  get isClosed(): boolean {
    return this.#isClosed;
  }

  close(): void {
    this.#isClosed = true;
  }

  open(): void {
    this.#isClosed = false;
    for (const go of this.#waiting) go();
    this.#waiting.clear();
  }

  /** Nobody shall pass `passGivingWay` for so long. */
  giveWay(milliseconds: number): void {
    this.#givesWayUntil = performance.now() + milliseconds;
  }

  /** Resolves when nobody has asked for way, or their time is over. */
  async passGivingWay(): Promise<void> {
    while (performance.now() < this.#givesWayUntil)
      await new Promise((resolve) => {
        setTimeout(resolve, this.#givesWayUntil - performance.now());
      });
  }

  /** Resolves at once while open, else when it opens or the signal aborts. */
  pass(signal: AbortSignal | undefined): Promise<void> {
    if (!this.#isClosed || signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.add(resolve);
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  }
}
