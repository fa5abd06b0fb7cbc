// Piano rolls → scores, so that the starter model learns harmony and voice leading from more music than
// ships with the app. A roll knows no instruments, bars, tempo or dynamics; each set is given its own
// instruments, so that a take can ask for its manner by its sound, and no bars are claimed.
import type { Note, Score, Track } from '../../src/core/music/score.ts';

/** Each frame is the ascending MIDI pitches that sound in it. */
export type Roll = readonly (readonly number[])[];

export interface RollManner {
  /** Quarter notes a frame lasts. */
  readonly frameBeats: number;
  readonly tempoBpm: number;
  /** General MIDI program of all notes, or of all but the tune. */
  readonly program: number;
  /** The highest sounding note of each frame, at this pitch or above it, is the tune. */
  readonly tune?: { readonly program: number; readonly lowestPitch: number };
}

const VELOCITY = 82;
/** Divides by 48: the grid of the model. */
const TICKS_PER_QUARTER = 48;

/** A pitch that goes on sounding in the next frame is held, as in the sets' own definition. */
export function rollToScore(title: string, roll: Roll, manner: RollManner): Score {
  const frameTicks = manner.frameBeats * TICKS_PER_QUARTER;
  const parts = new Map<number, Note[]>([[manner.program, []]]);
  if (manner.tune) parts.set(manner.tune.program, []);
  roll.forEach((pitches, frame) => {
    for (const pitch of pitches) {
      if (roll[frame - 1]?.includes(pitch)) continue;
      let end = frame + 1;
      while (roll[end]?.includes(pitch)) end++;
      const { tune, program } = manner;
      const isTune =
        tune !== undefined && pitch >= tune.lowestPitch && pitch === Math.max(...pitches);
      parts.get(isTune ? tune.program : program)!.push({
        startTicks: frame * frameTicks,
        durationTicks: (end - frame) * frameTicks,
        pitch,
        velocity: VELOCITY,
      });
    }
  });
  const tracks = [...parts].map(([program, notes]): Track => ({
    name: '',
    program,
    isDrum: false,
    notes,
    pedals: [],
  }));
  return {
    title,
    ticksPerQuarter: TICKS_PER_QUARTER,
    tracks,
    tempos: [{ ticks: 0, tempoBpm: manner.tempoBpm }],
    meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
  };
}
