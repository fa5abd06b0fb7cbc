// A trained model as data: enough to generate, to go on training, and to be saved as a file.
import type { Vocabulary } from '../encoding/vocabulary.ts';
import type { CorpusBands } from './corpusBands.ts';

/** Sizes of the network; see learning/network for what they build. */
export interface NetworkSpec {
  readonly hiddenSize: number;
  readonly layers: number;
  /** Width of each field's head. */
  readonly headSize: number;
  /** Embedding width per field, in field order. */
  readonly embeddingSizes: readonly [number, number, number, number, number, number];
}

/** The outside of a piece: who plays, in which meter and tempo it begins, and what of it returns. */
export interface Frame {
  /** Slots with notes, ascending. */
  readonly slots: readonly number[];
  /** Row-major classes [events, 6] of the meter and tempo told before the first note. */
  readonly opening: readonly number[];
  /** Whether its music keeps to bars, so that a take in it may feel where it stands in the bar. */
  readonly isBeatAligned: boolean;
  /** For each bar how many bars before it the one stood that it brings back, 0 where it is new; see formOf. */
  readonly form: readonly number[];
}

export const PRESET_NAMES = ['S', 'M', 'L'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

/** The size a network is nearest to, by its units. */
export function sizeOf({ hiddenSize }: NetworkSpec): PresetName {
  return hiddenSize <= 128 ? 'S' : hiddenSize <= 256 ? 'M' : 'L';
}

export interface TrainedModel {
  readonly formatVersion: 1;
  readonly name: string;
  readonly vocabulary: Vocabulary;
  readonly network: NetworkSpec;
  /** Flat float32 vector in the order of `parameterLayout(network)`; LSTM blocks as in Keras. */
  readonly parameters: Float32Array;
  /** General MIDI program of each extra slot, by `slot - SLOTS.extras`. */
  readonly extraPrograms: readonly number[];
  /** One per training piece: what a take may take over from it. */
  readonly frames: readonly Frame[];
  /** Class of the longest note a take may hold: all but the longest 0.2 % of the training notes. */
  readonly longestDuration: number;
  /** Whether most training pieces are; a take from nothing follows suit. */
  readonly isBeatAligned: boolean;
  /** What takes are held to and judged by. */
  readonly bands: CorpusBands;
  readonly provenance: {
    /** Name of the model this one went on from, or null. What follows the pieces is of the last run alone. */
    readonly base: string | null;
    /** Titles of all it has learned from, with what the model it went on from had. */
    readonly pieces: readonly string[];
    readonly notesSeen: number;
    /** Of the run, up to these weights, validation included, pauses not. */
    readonly seconds: number;
    readonly seed: number;
    /** Held-out nats per note of these weights. */
    readonly validationNatsPerNote: number;
    /** Of an n-gram on the same held-out music; a model that does not beat it has learned little. */
    readonly baselineNatsPerNote: number;
    /** ISO 8601. */
    readonly createdAt: string;
  };
}
