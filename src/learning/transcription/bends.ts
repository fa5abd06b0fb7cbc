// Where around each pitch the network hears the sound, as Basic Pitch reads its contours (github.com/spotify/basic-pitch-ts,
// toMidi.ts, addPitchBendsToNoteEvents): the strongest third of a semitone, the nearer preferred. For every pitch and
// frame at once, so that 264 numbers a frame become 88 small ones.
import { BEND_STEPS, PITCHES } from '../../core/transcription/pitchActivity.ts';

/** A tone in tune is strongest one bin above the pitch, measured on tones of 220 to 660 Hz; Basic Pitch lets it stand. */
const IN_TUNE_BINS = 1;
const BINS = PITCHES * BEND_STEPS;
const REACH = 25;
const DEVIATION = 5;
const NEARNESS = Float64Array.from({ length: 2 * REACH + 1 }, (_, i) =>
  Math.exp(-0.5 * ((i - REACH) / DEVIATION) ** 2),
);

/** @param contours as many values as `BINS` for each frame from `fromFrame` on */
export function writeBends(
  contours: Float32Array,
  fromFrame: number,
  frames: number,
  bends: Int8Array,
): void {
  for (let frame = 0; frame < frames; frame++) {
    const row = (fromFrame + frame) * BINS;
    for (let column = 0; column < PITCHES; column++) {
      const middle = column * BEND_STEPS;
      let [most, best] = [-Infinity, 0];
      for (
        let bin = Math.max(0, middle - REACH);
        bin <= Math.min(BINS - 1, middle + REACH);
        bin++
      ) {
        const value = contours[row + bin]! * NEARNESS[bin - middle + REACH]!;
        if (value > most) [most, best] = [value, bin - middle];
      }
      bends[frame * PITCHES + column] = best - IN_TUNE_BINS;
    }
  }
}
