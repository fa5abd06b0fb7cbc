// What the pictures of docs/how-it-works.md show, as measured on the app's own modules; kept in docs/pictures/data.json.
import type { ConsideredField } from '../../src/core/model/considered.ts';
import type { LossPoint } from '../../src/core/model/training.ts';

/** Times in units of 1/48 beat from the beginning of what is shown. */
export interface ShownNote {
  readonly onset: number;
  readonly duration: number;
  readonly pitch: number;
  /** Class of the part. */
  readonly slot: number;
}

export interface PieceExcerpt {
  readonly title: string;
  /** As people count, from 1. */
  readonly firstBar: number;
  readonly barUnits: number;
  readonly bars: number;
  readonly notes: readonly ShownNote[];
  /** The six classes of each event. */
  readonly events: readonly (readonly number[])[];
}

/** What the starter model thinks of one note of a piece that it has not learned from. */
export interface NextNote {
  readonly excerpt: PieceExcerpt;
  /** Index of the note among the excerpt's events. */
  readonly index: number;
  /** Of every pitch that is legal there. */
  readonly pitches: readonly { readonly pitch: number; readonly logit: number }[];
  /** The decisions, one after the other. */
  readonly fields: readonly ConsideredField[];
  readonly nats: number;
}

/** A training on the built-in pieces with the usual settings. */
export interface Learning {
  readonly train: readonly LossPoint[];
  readonly validation: readonly LossPoint[];
  readonly best: LossPoint;
  readonly trainingNotes: number;
  readonly validationNotes: number;
  readonly heldOut: readonly string[];
  readonly baselineNatsPerNote: number;
  readonly parameterCount: number;
  readonly plannedNotes: number | null;
  readonly endedBy: string;
  /** Notes heard when it went back to its best weights to come to an end; null where it never did. */
  readonly lastStretchFrom: number | null;
  readonly seconds: number;
  readonly engine: string;
}

export interface PitchPlaces {
  readonly lowestPitch: number;
  /** x and y of each pitch from the lowest on. */
  readonly places: readonly number[];
  /** Of what tells the pitches apart, by direction, 0..1. */
  readonly shares: readonly [number, number];
}

/** Notes per beat by passages of eight bars. */
export interface Comparison {
  readonly pieces: readonly { readonly title: string; readonly values: readonly number[] }[];
  readonly take: readonly number[];
}

export interface StarterFacts {
  readonly parameterCount: number;
  readonly pitches: PitchPlaces;
}

export interface PictureData {
  readonly measuredOn: string;
  readonly starter: StarterFacts;
  readonly excerpt: PieceExcerpt;
  readonly next: NextNote;
  readonly form: { readonly title: string; readonly distances: readonly number[] };
  readonly density: Comparison;
  readonly learning: Learning;
}
