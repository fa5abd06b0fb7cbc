// Music repeats, so no note is ever punished for having been played; but a model that writes the same
// bar over and over has fallen into its own track. From the fourth equal bar on, the temperature rises
// until something else happens.

const EQUAL_BARS = 4;
const HEAT_PER_BAR = 1.1;
const HIGHEST_HEAT = 1.4;

export class LoopBreaker {
  #bar = 0;
  /** What has been written in the bar so far; times relative to the bar line. */
  #content = '';
  #lastContent = '';
  /** Bars in a row that were equal to the one before. */
  #repeats = 0;

  /** @param content what happened, apart from when in the piece. @param bar index of its bar. */
  hear(content: string, bar: number): void {
    if (bar !== this.#bar) {
      const isRepeat = this.#content === this.#lastContent && bar === this.#bar + 1;
      this.#repeats = isRepeat ? this.#repeats + 1 : 0;
      this.#lastContent = this.#content;
      this.#content = '';
      this.#bar = bar;
    }
    this.#content += `${content};`;
  }

  /** Factor for the temperatures, 1 unless stuck. */
  get heat(): number {
    const surplus = this.#repeats - (EQUAL_BARS - 2);
    return surplus > 0 ? Math.min(HIGHEST_HEAT, HEAT_PER_BAR ** surplus) : 1;
  }
}
