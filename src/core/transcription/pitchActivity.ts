// What the network heard, kept so that the notes can be found anew with other settings.

/** The network knows the keys of a piano: MIDI note numbers 21..108. */
export const LOWEST_PITCH = 21;
export const PITCHES = 88;

/** In a semitone, as finely as the network hears a bend. */
export const BEND_STEPS = 3;

/** Large, and shared between page and worker where the browser allows it. */
export interface PitchActivity {
  /** Frames; when each begins tells `frameSeconds`. */
  readonly frames: number;
  /** 0..1 by frame, then pitch: how likely the pitch sounds. */
  readonly sounding: Float32Array;
  /** 0..1 by frame, then pitch: how likely the pitch begins. */
  readonly onsets: Float32Array;
  /** By frame, then pitch: how far what sounds there lies from the pitch, in steps. */
  readonly bends: Int8Array;
}

/** All 0; shared where it may be, as every change of a setting is worked out in the worker and would copy it. */
export function createActivity(frames: number): PitchActivity {
  const room = (bytes: number): ArrayBufferLike =>
    typeof SharedArrayBuffer === 'function' ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
  const size = frames * PITCHES;
  return {
    frames,
    sounding: new Float32Array(room(4 * size)),
    onsets: new Float32Array(room(4 * size)),
    bends: new Int8Array(room(size)),
  };
}

/** A note as it was heard. */
export interface HeardNote {
  readonly startSeconds: number;
  /** Above 0. */
  readonly durationSeconds: number;
  /** MIDI note number 21..108. */
  readonly pitch: number;
  /** 0..1: mean of `sounding` over the note. */
  readonly amplitude: number;
  /** Steps off the pitch, frame by frame, -6..6; absent where it stays on it. */
  readonly bend?: readonly number[];
}
