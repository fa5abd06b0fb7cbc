// The shipped set: which General MIDI programs are sampled, and how. Chosen so that every family has its most
// used voices and the whole stays below 16 MB; standIns.ts says what plays the other programs.
import { programName } from '../music/instrumentNames.ts';
import { every, type InstrumentId, type InstrumentPlan } from './instrumentPlan.ts';
import { sampledFor } from './standIns.ts';

/** A voice that dies away: `seconds` is the length of its lowest and of its highest sample. */
function struck(
  program: number,
  pitches: readonly number[],
  seconds: readonly [lowest: number, highest: number],
  releaseSeconds: number,
  change: Partial<InstrumentPlan> = {},
): InstrumentPlan {
  const [low, high] = [pitches[0]!, pitches.at(-1)!];
  return {
    instrument: program,
    name: programName(program),
    pitches,
    velocities: [100],
    isHeld: false,
    isPitched: true,
    maxSeconds: (pitch) =>
      seconds[0] + ((pitch - low) / Math.max(1, high - low)) * (seconds[1] - seconds[0]),
    settleSeconds: 0,
    releaseSeconds,
    keptCents: 3,
    ...change,
  };
}

/** A voice that sounds as long as it is held. */
function held(
  program: number,
  pitches: readonly number[],
  releaseSeconds: number,
  settleSeconds = 0.8,
  loopSeconds = 1.4,
): InstrumentPlan {
  return {
    ...struck(program, pitches, [0, 0], releaseSeconds),
    isHeld: true,
    settleSeconds,
    maxSeconds: () => settleSeconds + loopSeconds,
  };
}

/** A sound without a pitch: one sample, played faster for higher notes. */
function noise(program: number, seconds: number): InstrumentPlan {
  return struck(program, [60], [seconds, seconds], 0.3, { isPitched: false });
}

/** The drums of General MIDI 2, which include those of General MIDI (35..81). */
const DRUMS = every(1, 27, 87);
/** Cymbals, open hi-hat, long whistle and guiro, cuica, open triangle, bells ring on; all else is short. */
const RINGING: ReadonlySet<number> = new Set([
  46, 49, 51, 52, 53, 55, 57, 59, 72, 74, 79, 81, 83, 84,
]);

export const INSTRUMENT_PLANS: readonly InstrumentPlan[] = [
  struck(0, every(4, 21, 108), [8, 2], 0.35, { velocities: [60, 104], keptCents: 8 }),
  struck(4, every(5, 28, 98), [5, 2], 0.25, { velocities: [60, 104] }),
  struck(6, every(5, 29, 89), [4, 2], 0.2),
  struck(8, every(6, 60, 108), [2.5, 1.2], 1),
  struck(9, every(6, 72, 108), [2.5, 1.5], 1.5),
  struck(11, every(5, 53, 93), [4, 2.5], 0.6),
  struck(12, every(5, 45, 96), [1.5, 0.6], 0.8),
  struck(13, every(6, 65, 107), [0.8, 0.5], 0.5),
  held(16, every(6, 36, 96), 0.06, 0.4, 1.6),
  held(19, every(6, 36, 96), 0.4, 0.8, 1.8),
  held(21, every(6, 41, 95), 0.12, 0.6, 1.6),
  held(22, every(6, 60, 96), 0.12, 0.6, 1.2),
  struck(24, every(4, 40, 84), [4, 1.8], 0.25),
  struck(25, every(4, 40, 84), [4, 1.8], 0.25),
  struck(27, every(5, 40, 85), [4, 2.2], 0.25),
  struck(30, every(5, 40, 85), [4.5, 3.5], 0.2),
  struck(32, every(4, 28, 60), [3, 1.8], 0.18),
  struck(33, every(4, 28, 60), [4, 2.4], 0.15),
  struck(35, every(5, 28, 63), [4, 2.4], 0.18),
  struck(38, every(6, 28, 64), [1.6, 1.2], 0.1),
  held(40, every(5, 55, 95), 0.25, 0.9, 1.3),
  held(42, every(5, 36, 76), 0.3, 0.9, 1.3),
  struck(45, every(5, 36, 96), [1, 0.6], 0.5),
  struck(46, every(5, 28, 98), [3.5, 1.5], 1.2),
  struck(47, every(4, 41, 57), [2, 2], 1.2),
  held(48, every(4, 36, 96), 0.45, 1.2, 1.8),
  held(52, every(5, 48, 84), 0.45, 1, 1.6),
  held(56, every(5, 54, 84), 0.15, 0.7, 1),
  held(57, every(5, 40, 75), 0.15, 0.7, 1),
  held(58, every(5, 28, 58), 0.15, 0.7, 1),
  held(60, every(5, 41, 77), 0.25, 0.8, 1.4),
  held(61, every(5, 43, 83), 0.2, 0.8, 1.4),
  held(65, every(5, 49, 81), 0.15, 0.8, 1.3),
  held(66, every(5, 44, 76), 0.15, 0.8, 1.3),
  held(68, every(5, 58, 91), 0.12, 0.8, 1.2),
  held(70, every(5, 34, 72), 0.12, 0.8, 1.2),
  held(71, every(5, 50, 91), 0.12, 0.8, 1.2),
  held(73, every(5, 60, 96), 0.15, 0.8, 1.2),
  held(74, every(6, 60, 96), 0.12, 0.8, 1.2),
  held(75, every(6, 60, 96), 0.3, 0.8, 1.4),
  held(80, every(6, 36, 96), 0.1, 0.4, 1),
  held(81, every(6, 36, 96), 0.1, 0.4, 1.2),
  struck(88, every(6, 36, 96), [5, 3], 1),
  held(89, every(6, 36, 90), 0.9, 1.8, 1.8),
  struck(98, every(6, 48, 96), [2.5, 1.5], 1),
  struck(99, every(6, 40, 88), [5, 3], 0.8),
  struck(104, every(5, 48, 83), [3, 1.8], 0.5),
  struck(105, every(5, 48, 86), [2, 1.2], 0.3),
  struck(107, every(5, 48, 88), [2.5, 1.5], 0.6),
  struck(108, every(6, 60, 90), [1.5, 1], 0.8),
  struck(114, every(5, 52, 92), [1, 0.8], 0.8),
  struck(116, [36, 48, 60, 72], [1.5, 1], 1, { isPitched: false }),
  struck(117, [36, 48, 60, 72], [1, 0.7], 0.8, { isPitched: false }),
  noise(115, 0.5),
  noise(119, 2.5),
  noise(120, 0.6),
  noise(121, 1),
  { ...held(122, [60], 0.8, 3, 4), isPitched: false },
  noise(123, 1),
  noise(124, 2.5),
  { ...held(125, [60], 0.6, 2.5, 2.5), isPitched: false },
  { ...held(126, [60], 0.8, 2, 3), isPitched: false },
  noise(127, 1.5),
  struck(0, DRUMS, [0, 0], 0.1, {
    instrument: 'drums',
    name: 'Standard Drum Kit',
    isPitched: false,
    maxSeconds: (drum) => (RINGING.has(drum) ? 2.2 : 0.9),
  }),
];

/**
 * How any instrument is taken from a SoundFont of the musician's own: one that does not ship, as its nearest
 * relative; tuned as the font has it.
 */
export function planFor(instrument: InstrumentId): InstrumentPlan {
  const relative = sampledFor(instrument);
  const plan = INSTRUMENT_PLANS.find((candidate) => candidate.instrument === relative)!;
  const name = instrument === 'drums' ? plan.name : programName(instrument);
  return { ...plan, instrument, name, keptCents: Infinity };
}
