// Pausing a run: the loop passes the gate before each step and waits there while it is closed.

export class Gate {
  #isClosed = false;
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

  /** Resolves at once while open, else when it opens or the signal aborts. */
  pass(signal: AbortSignal | undefined): Promise<void> {
    if (!this.#isClosed || signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.add(resolve);
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  }
}
