// What is taken from a SoundFont for one instrument: which notes, how hard struck, how long, held or dying away.

/** A General MIDI program 0..127, or the standard drum kit. */
export type InstrumentId = number | 'drums';

export interface InstrumentPlan {
  readonly instrument: InstrumentId;
  /** As General MIDI names it. */
  readonly name: string;
  /** Rising MIDI notes, one sample each per velocity. */
  readonly pitches: readonly number[];
  /** Rising, 1..127; more than one where the colour changes with the force. */
  readonly velocities: readonly number[];
  /** Whether a held note goes on for ever, or dies away by itself. */
  readonly isHeld: boolean;
  /** Whether its notes have a pitch that can be tuned; drums and noises have none. */
  readonly isPitched: boolean;
  /** Longest that a sample may be; of a held one, with its loop. */
  readonly maxSeconds: (pitch: number) => number;
  /** When the attack of a held note is over and the loop may begin. */
  readonly settleSeconds: number;
  /** How long a released note goes on. */
  readonly releaseSeconds: number;
  /** Deviation from equal temperament that is kept, in cents: a piano's stretched octaves. Infinity: as it is. */
  readonly keptCents: number;
}

/** From `lowest` to `highest` in equal steps. */
export function every(semitones: number, lowest: number, highest: number): readonly number[] {
  const count = Math.floor((highest - lowest) / semitones) + 1;
  return Array.from({ length: count }, (_, i) => lowest + i * semitones);
}
