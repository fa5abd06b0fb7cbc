// Music repeats, so no note is ever punished for having been played; but a model that writes the same
// bar over and over has fallen into its own track. From the fourth equal bar on, the temperature rises
// until something else happens; after the eighth, something else must.

const EQUAL_BARS = 4;
const HEAT_PER_BAR = 1.1;
const HIGHEST_HEAT = 1.4;
export const MOST_EQUAL_BARS = 8;

interface Heard {
  /** Units since the bar line. */
  readonly position: number;
  readonly slot: number;
  readonly pitch: number;
}

export class LoopBreaker {
  #bar = 0;
  /** What has been written in the bar so far. */
  #content = '';
  #first: Heard | null = null;
  #lastContent = '';
  /** Equal bars in a row up to the one before this. */
  #run = 0;

  /** @param bar index of its bar. @param durationClass of the note */
  hear(event: Heard, durationClass: number, bar: number): void {
    if (bar !== this.#bar) {
      this.#run = this.#runWithThisBar(bar);
      this.#lastContent = this.#content;
      this.#content = '';
      this.#first = null;
      this.#bar = bar;
    }
    this.#first ??= event;
    this.#content += `${[event.position, event.slot, event.pitch, durationClass].join()};`;
  }

  /** Factor for the temperatures, 1 unless stuck. */
  get heat(): number {
    const surplus = this.#run - (EQUAL_BARS - 1);
    return surplus > 0 ? Math.min(HIGHEST_HEAT, HEAT_PER_BAR ** surplus) : 1;
  }

  /**
   * The event that may not begin `bar`, or null. A bar that begins otherwise differs, as events are in order: a
   * later one leaves this one out, an earlier one adds something.
   */
  forbiddenAt(bar: number): Heard | null {
    if (bar === this.#bar) return null;
    return this.#runWithThisBar(bar) >= MOST_EQUAL_BARS ? this.#first : null;
  }

  /** Equal bars in a row up to this one, which is over as the next event comes in `next`; 0 after silent bars. */
  #runWithThisBar(next: number): number {
    if (next !== this.#bar + 1) return 0;
    return this.#content === this.#lastContent ? this.#run + 1 : 1;
  }
}
