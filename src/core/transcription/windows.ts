// How Basic Pitch sees a recording: windows of two seconds that overlap, of whose frames the middle is kept.
// Numbers: github.com/spotify/basic-pitch-ts, inference.ts. Its reader cuts the end off, as it counts 86 frames
// a second where there are 86.6, and lets time drift within a window; here a frame knows where it stands.

export const SAMPLE_RATE = 22_050;
/** Samples between frames. */
const FRAME_HOP = 256;
const WINDOW_SAMPLES = 2 * SAMPLE_RATE - FRAME_HOP;
/** Frames at either end of a window that are left to its neighbours. */
export const EDGE_FRAMES = 15;
/** Frames a window gives, ends included. */
export const WINDOW_FRAMES = 172;
export const KEPT_FRAMES = WINDOW_FRAMES - 2 * EDGE_FRAMES;
const WINDOW_HOP = WINDOW_SAMPLES - 2 * EDGE_FRAMES * FRAME_HOP;

/** Windows that cover a recording of so many samples. */
export function countWindows(samples: number): number {
  return Math.ceil((samples + EDGE_FRAMES * FRAME_HOP) / WINDOW_HOP);
}

/** The samples of a window; silence before the beginning and behind the end. */
export function windowAt(samples: Float32Array, index: number): Float32Array<ArrayBuffer> {
  const window = new Float32Array(WINDOW_SAMPLES);
  const from = index * WINDOW_HOP - EDGE_FRAMES * FRAME_HOP;
  const lead = Math.max(0, -from);
  window.set(samples.subarray(from + lead, Math.max(from + lead, from + WINDOW_SAMPLES)), lead);
  return window;
}

/** Kept frames that begin within a recording of so many samples. */
export function countFrames(samples: number): number {
  const whole = Math.floor(samples / WINDOW_HOP);
  const rest = Math.ceil((samples - whole * WINDOW_HOP) / FRAME_HOP);
  return whole * KEPT_FRAMES + Math.min(KEPT_FRAMES, rest);
}

/** When a kept frame begins, in seconds from the beginning of the recording. */
export function frameSeconds(frame: number): number {
  const window = Math.floor(frame / KEPT_FRAMES);
  return (window * WINDOW_HOP + (frame - window * KEPT_FRAMES) * FRAME_HOP) / SAMPLE_RATE;
}

/** The last kept frame that has begun. */
export function frameAt(seconds: number): number {
  const sample = seconds * SAMPLE_RATE;
  const window = Math.floor(sample / WINDOW_HOP);
  const within = Math.floor((sample - window * WINDOW_HOP) / FRAME_HOP);
  return window * KEPT_FRAMES + Math.min(KEPT_FRAMES - 1, within);
}

/** A length as a number of frames, at least 1. */
export function framesIn(milliseconds: number): number {
  return Math.max(1, Math.round((milliseconds * SAMPLE_RATE) / (FRAME_HOP * 1000)));
}
