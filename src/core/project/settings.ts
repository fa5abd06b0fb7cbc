// What the musician has set: for the next take and the next sound file.
import type { SoundFormat } from '../audio/soundFormat.ts';
import type { TakeSettings } from '../model/takeSettings.ts';

/** Music to begin a take with. */
export interface PrimeSource {
  readonly kind: 'piece' | 'take' | 'recording';
  readonly id: string;
}

export interface WritingSettings extends TakeSettings {
  /** Null: the newest model. */
  readonly modelId: string | null;
  /** Null: start from nothing. */
  readonly prime: PrimeSource | null;
  /** From 0. */
  readonly primeFromBar: number;
  readonly primeBars: number;
  /** To write after the prime. */
  readonly bars: number;
  /** Take another seed after each take. */
  readonly isSeedFresh: boolean;
}

export interface SoundFileChoice extends SoundFormat {
  /** A zip of the mix and of each track, in place of one file. */
  readonly hasStems: boolean;
}
