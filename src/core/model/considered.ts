// What a model thinks of music that stands: how much each note surprises it, and what it would have played instead.

/** Of a piece's notes, in the order of its events; controls are told to the model, but not judged. */
export interface Surprise {
  /** Index of each note among the events. */
  readonly events: Uint32Array;
  /** Units of 1/48 beat from the beginning. */
  readonly onsets: Uint32Array;
  /** Class of the pitch field; drums from 128. */
  readonly pitches: Uint8Array;
  /** −ln of the probability of the whole note. */
  readonly nats: Float32Array;
}

/** What is decided of a note, one after the other. */
export type Decision = 'time' | 'slot' | 'pitch' | 'duration' | 'velocity';

/** `time` of the end of the piece. */
export const PIECE_ENDS = -1;

export interface Option {
  /** Of `time` and `duration` units of 1/48 beat; else the field's class. */
  readonly value: number;
  /** As learned, 0..1. */
  readonly probability: number;
  /** After temperature and truncation, 0..1. */
  readonly drawn: number;
}

export interface ConsideredField {
  readonly decision: Decision;
  readonly chosen: number;
  /** The likeliest, and the chosen one, most likely first. */
  readonly options: readonly Option[];
}

export interface ConsideredNote {
  readonly event: number;
  readonly nats: number;
  /** Those that were decided: a drum has no length. */
  readonly fields: readonly ConsideredField[];
}
