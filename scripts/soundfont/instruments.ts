// What is taken from a General MIDI SoundFont: which notes of which programs, how long, how compressed.
import type { InstrumentPlan } from '../../src/core/audio/convertInstrument.ts';

export interface InstrumentEntry extends InstrumentPlan {
  /** As General MIDI names it. */
  readonly name: string;
  /** LAME's -V. */
  readonly vbrQuality: number;
}

/** From `lowest` to `highest` in equal steps. */
function every(semitones: number, lowest: number, highest: number): readonly number[] {
  const count = Math.floor((highest - lowest) / semitones) + 1;
  return Array.from({ length: count }, (_, i) => lowest + i * semitones);
}

export const INSTRUMENTS: readonly InstrumentEntry[] = [
  {
    program: 0,
    name: 'Acoustic Grand Piano',
    // Three semitones: no note is shifted by more than one, which keeps the hammer's colour. A0..C8.
    pitches: every(3, 21, 108),
    velocity: 100,
    // Low strings ring longest: 8 s at A0, 2 s at C8.
    maxSeconds: (pitch) => 8 - ((pitch - 21) / 87) * 6,
    vbrQuality: 5,
  },
];
