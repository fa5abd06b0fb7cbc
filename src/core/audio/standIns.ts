// What plays the General MIDI programs that are not sampled: the nearest relative that is.
import type { InstrumentId } from './instrumentPlan.ts';

/** Program → the program that stands in for it; those not named here are sampled themselves. */
const STAND_INS: Readonly<Record<number, number>> = {
  // Piano
  1: 0,
  2: 4,
  3: 0,
  5: 4,
  7: 6, // prettier-ignore
  // Chromatic percussion: music box, tubular bells, dulcimer
  10: 8,
  14: 11,
  15: 107, // prettier-ignore
  // Organ
  17: 16,
  18: 16,
  20: 22,
  23: 21, // prettier-ignore
  // Guitar: jazz, muted, overdriven, harmonics
  26: 27,
  28: 27,
  29: 30,
  31: 27, // prettier-ignore
  // Bass
  34: 33,
  36: 33,
  37: 33,
  39: 38, // prettier-ignore
  // Strings: viola, contrabass, tremolo
  41: 40,
  43: 42,
  44: 48, // prettier-ignore
  // Ensemble: strings 2, synth strings, voices, hit
  49: 48,
  50: 48,
  51: 48,
  53: 52,
  54: 52,
  55: 61, // prettier-ignore
  // Brass: muted trumpet, synth brass
  59: 56,
  62: 61,
  63: 61, // prettier-ignore
  // Reed: soprano and baritone sax, English horn
  64: 65,
  67: 66,
  69: 68, // prettier-ignore
  // Pipe: piccolo, bottle, shakuhachi, whistle, ocarina
  72: 73,
  76: 75,
  77: 75,
  78: 73,
  79: 74, // prettier-ignore
  // Lead
  82: 80,
  83: 80,
  84: 81,
  85: 52,
  86: 81,
  87: 81, // prettier-ignore
  // Pad
  90: 89,
  91: 52,
  92: 89,
  93: 88,
  94: 52,
  95: 89, // prettier-ignore
  // Effects
  96: 98,
  97: 89,
  100: 88,
  101: 89,
  102: 99,
  103: 99, // prettier-ignore
  // Ethnic: shamisen, bagpipe, fiddle, shanai
  106: 105,
  109: 22,
  110: 40,
  111: 68, // prettier-ignore
  // Percussive: tinkle bell, agogo, synth drum
  112: 9,
  113: 13,
  118: 117, // prettier-ignore
};

/** The sampled instrument that plays a program; the program itself when it is sampled. */
export function sampledFor(instrument: InstrumentId): InstrumentId {
  return instrument === 'drums' ? instrument : (STAND_INS[instrument] ?? instrument);
}
