// Which beats begin a bar: every length of bar and every first beat is tried, and the one whose first beats carry the
// most accent is taken.
import { accentsOf, contrast } from './accents.ts';
import type { Beats } from './beat.ts';
import type { HeardNote } from './pitchActivity.ts';

export interface Bars {
  /** 2, 3 or 4. */
  readonly beatsPerBar: number;
  /** The first of the beats that begins a bar, as its index: below beatsPerBar. */
  readonly firstDownbeat: number;
}

export interface FoundBars extends Bars {
  /** By how many standard deviations the first beats of bars stand out. */
  readonly clarity: number;
}

/** Bars that stand out less are a guess. */
export const CLEAR_BARS = 0.6;

export const BAR_LENGTHS: readonly number[] = [2, 3, 4];
/** Four is the commonest, and its third beat stands out as well. */
const COMMONNESS: Readonly<Record<number, number>> = { 2: 1, 3: 1, 4: 1.2 };

/**
 * @param notes sorted by start
 * @param beatsPerBar looks for bars of that length only
 */
export function findBars(
  beats: Beats,
  notes: readonly HeardNote[],
  beatsPerBar: number | null,
): FoundBars {
  const accents = accentsOf(beats, notes);
  let best: FoundBars = { beatsPerBar: beatsPerBar ?? 4, firstDownbeat: 0, clarity: 0 };
  let most = 0;
  for (const length of beatsPerBar === null ? BAR_LENGTHS : [beatsPerBar])
    for (let first = 0; first < length; first++) {
      const { clarity, certainty } = contrast(accents, length, first);
      if (!(certainty * COMMONNESS[length]! > most)) continue;
      most = certainty * COMMONNESS[length]!;
      best = { beatsPerBar: length, firstDownbeat: first, clarity };
    }
  return best;
}
