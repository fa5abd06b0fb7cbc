// Piano rolls in the six fields of the engine: which class says what. Distances and lengths in frames are
// classes of their own as long as they are common and escape to a uniform remainder beyond.
import { END_BEATS } from '../vocabulary.ts';

/** The 88 keys: MIDI pitches [21, 109). */
export const LOWEST_KEY = 21;
export const KEYS_END = 109;

/** `beats`: 0..15 frames since the previous onset, 16: see `subdivision`, 17: END. */
export const FAR = 16;
export const ROLL_END = END_BEATS;
/** `subdivision` of a far event: 16 + class frames; of END: class silent frames at the end. */
export const TIME_ESCAPE = 47;
/** `duration`: class + 1 frames. */
export const DURATION_ESCAPE = 64;

/** What an escape leaves over is uniform below this, at ln 1024 nats. */
export const REMAINDERS = 1024;
export const ESCAPE_NATS = Math.log(REMAINDERS);

/** Class of `value` among [0, escape), or the escape; the remainder is pushed. @throws RangeError */
export function escaping(value: number, escape: number, remainders: number[]): number {
  if (value < escape) return value;
  if (value - escape >= REMAINDERS) throw new RangeError(`${value} frames are too many to write`);
  remainders.push(value - escape);
  return escape;
}
