// Where the threads of a step wait for each other, in the memory they share. Nobody may wait before all have said
// that they run: a worker may start only when the page, or the thread that made it, returns to its events.
import type { Address } from '../kernels.ts';
import type { KernelMemory, Region } from '../memory.ts';

/** Words of 32 bits. */
const [ARRIVED, ROUND, BROKEN, WORDS] = [0, 1, 2, 3];
/** Looks before the thread is laid to sleep: some tens of microseconds, as waking it takes as long. */
const LOOKS = 2_000;
const SLEEP_MS = 1_000;
/**
 * A thread that has not come by then never will: much longer than any step. Counted, not read from a clock, on which a
 * frozen tab or a machine asleep would have missed them all.
 */
const MOST_SLEEPS = 60;
/** A page's own thread may not be laid to sleep; tests and benches train there. */
const CAN_SLEEP = !('window' in globalThis);

export class Meeting {
  readonly #memory: KernelMemory;
  readonly #at: Address;

  /** @param at as `layOut` gives it */
  constructor(memory: KernelMemory, at: Address) {
    this.#memory = memory;
    this.#at = at;
  }

  static layOut(region: Region): Address {
    return region.floats(WORDS);
  }

  /**
   * Returns when `count` threads are here.
   * @throws Error when one of them has broken it up, or does not come for a minute of waiting
   */
  wait(count: number): void {
    if (count === 1) return;
    const words = this.#memory.integers(this.#at, WORDS);
    const round = Atomics.load(words, ROUND);
    const isBroken = (): boolean => Atomics.load(words, BROKEN) !== 0;
    if (Atomics.add(words, ARRIVED, 1) + 1 === count) {
      Atomics.store(words, ARRIVED, 0);
      Atomics.add(words, ROUND, 1);
      Atomics.notify(words, ROUND);
    } else {
      let sleeps = 0;
      for (let looks = 0; Atomics.load(words, ROUND) === round && !isBroken(); looks++) {
        if (looks < LOOKS || !CAN_SLEEP) continue;
        if (Atomics.wait(words, ROUND, round, SLEEP_MS) !== 'timed-out') continue;
        if (++sleeps === MOST_SLEEPS) this.breakUp();
      }
    }
    if (isBroken()) throw new Error('a training thread has failed');
  }

  /** Sends everybody away, now and at every later meeting. */
  breakUp(): void {
    const words = this.#memory.integers(this.#at, WORDS);
    Atomics.store(words, BROKEN, 1);
    Atomics.add(words, ROUND, 1);
    Atomics.notify(words, ROUND);
  }
}
