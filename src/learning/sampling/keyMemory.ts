// What keeps a take in its key. A model that learned its pieces in every key forgets within some bars which one it
// was in, so pitch classes that were played lately are made likelier: the more, the more kinds of them there are
// than in the pieces, and not at all where there are as few. Tried on four rags after 60 s of training: notes in the
// key of the take 70 % without, 88 % with it, 88 % in the rags.
import type { Band } from '../../core/model/corpusBands.ts';

/** Notes after which a note counts half. */
const HALF_LIFE = 128;
const FADE = 0.5 ** (1 / HALF_LIFE);
/** Notes of each pitch class that a take begins with, as if heard. */
const PRIOR_NOTES = 1;
/** Exponent of the pitch classes' shares at most: 1 would multiply by them, and ends in one chord if left alone. */
const MOST_STRENGTH = 0.6;

export class KeyMemory {
  readonly #band: Band | null;
  readonly #weights = new Float64Array(12).fill(PRIOR_NOTES);

  /** @param entropy of the corpus' pitch classes, in bits; without it nothing is made likelier */
  constructor(entropy: Band | null) {
    this.#band = entropy;
  }

  /** @param pitch of a melodic note */
  hear(pitch: number): void {
    for (let pitchClass = 0; pitchClass < 12; pitchClass++) this.#weights[pitchClass]! *= FADE;
    this.#weights[pitch % 12]! += 1;
  }

  /** What each pitch class's logits gain, [12]. */
  biases(): readonly number[] {
    const total = this.#weights.reduce((sum, weight) => sum + weight, 0);
    const shares = Array.from(this.#weights, (weight) => weight / total);
    const entropy = shares.reduce((sum, share) => sum - share * Math.log2(share), 0);
    const strength = MOST_STRENGTH * this.#surplus(entropy);
    return shares.map((share) => strength * Math.log(12 * share));
  }

  /** 0 where the corpus' pitch classes are as few, 1 where they hardly ever are as many. */
  #surplus(entropy: number): number {
    if (!this.#band) return 0;
    const { p5, p95 } = this.#band;
    if (p95 <= p5) return entropy > p95 ? 1 : 0;
    return Math.min(1, Math.max(0, (entropy - p5) / (p95 - p5)));
  }
}
