// How a note bends, from what the network heard around its pitch. Steps of a third of a semitone tremble by one even on a
// piano: a median over a few frames quietens them, and only what still moves by more counts as a bend.
import { BEND_STEPS, PITCHES, type PitchActivity } from './pitchActivity.ts';

/** Frames at either side that the median looks at: vibrato of 7 Hz is twelve frames long. */
const REACH = 2;
/** A note that moves by fewer steps stays on its pitch. */
const LEAST_STEPS = 2;
/** What lies further away is another note. */
const MOST_STEPS = 2 * BEND_STEPS;
/** The beginning and the end of a note are noise. */
const EDGE_FRAMES = 3;

/** Steps off the pitch for each frame of a note, -6..6; null where it does not bend. */
export function bendOf(
  { bends }: PitchActivity,
  startFrame: number,
  frames: number,
  column: number,
): readonly number[] | null {
  if (frames <= 2 * EDGE_FRAMES + 2 * REACH) return null;
  const last = frames - 1 - EDGE_FRAMES;
  const raw = (frame: number): number =>
    bends[(startFrame + Math.min(last, Math.max(EDGE_FRAMES, frame))) * PITCHES + column]!;
  const smooth = Array.from({ length: frames }, (_, frame) => {
    const near = Array.from({ length: 2 * REACH + 1 }, (__, i) => raw(frame + i - REACH));
    const middle = near.sort((a, b) => a - b)[REACH]!;
    return Math.min(MOST_STEPS, Math.max(-MOST_STEPS, middle));
  });
  return Math.max(...smooth) - Math.min(...smooth) >= LEAST_STEPS ? smooth : null;
}
