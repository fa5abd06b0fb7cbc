// What the starter model learns besides the built-in pieces: sets of piano rolls, by file name. Frame
// lengths are those of Boulanger-Lewandowski, Bengio, Vincent 2012, whose sets these are.
import type { RollManner } from './rollScores.ts';

export const MANNERS: Readonly<Record<string, RollManner>> = {
  // Fiddle tunes over chords.
  nottingham: {
    frameBeats: 0.5,
    tempoBpm: 112,
    program: 24,
    tune: { program: 73, lowestPitch: 60 },
  },
  jsb_chorales: { frameBeats: 1, tempoBpm: 76, program: 19 },
  musedata: { frameBeats: 0.5, tempoBpm: 84, program: 48 },
  piano_midi: { frameBeats: 0.5, tempoBpm: 84, program: 6 },
};
