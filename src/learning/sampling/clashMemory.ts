// Keeps semitones as rare as in the pieces. Errors of pitch by one step are the ones a small model makes and an ear
// notices first. After every note that clashes, clashes become less likely; after every one that does not, a little
// likelier again, until they come as often as in the corpus (stochastic approximation, Robbins & Monro 1951).
import { MIDI_PITCHES, clashes } from '../../core/model/clashShare.ts';

/** How much one clash is held against the next. */
const STEP = 0.75;
const STRONGEST = -6;
const NO_BIAS: readonly number[] = Array.from({ length: MIDI_PITCHES }, () => 0);

export class ClashMemory {
  readonly #share: number | null;
  #bias = 0;

  /** @param share of the corpus' notes that clash; null: any may */
  constructor(share: number | null) {
    this.#share = share;
  }

  /** @param sounding [128], where the note was struck */
  hear(pitch: number, sounding: ArrayLike<number>): void {
    if (this.#share === null) return;
    const surprise = Number(clashes(pitch, sounding)) - this.#share;
    this.#bias = Math.min(0, Math.max(STRONGEST, this.#bias - STEP * surprise));
  }

  /** What each pitch's logit gains among what is sounding, [128]. */
  biases(sounding: ArrayLike<number>): readonly number[] {
    if (this.#bias === 0) return NO_BIAS;
    return Array.from({ length: MIDI_PITCHES }, (_, pitch) =>
      clashes(pitch, sounding) ? this.#bias : 0,
    );
  }
}
