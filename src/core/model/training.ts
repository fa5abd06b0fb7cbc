// Words of a training run that worker, store and page share.

import type { PresetName, TrainedModel } from './trainedModel.ts';

/**
 * How long a run is: passes over the training notes, or minutes in which it is not paused. `auto`: passes, the
 * fewer the more music there is.
 */
export type TrainLength =
  | { readonly kind: 'auto' }
  | { readonly kind: 'passes'; readonly passes: number }
  | { readonly kind: 'minutes'; readonly minutes: number };

export interface TrainSettings {
  /** Size of a new network; a base model keeps its own. */
  readonly preset: PresetName;
  /** The model to go on from, or null to begin anew. */
  readonly baseModelId: string | null;
  readonly length: TrainLength;
  readonly seed: number;
  /** `auto`: the fastest that computes right. A named engine that fails gives way to `auto`. */
  readonly engine: EngineName | 'auto';
  /** Peak of the schedule. `auto`: by the size of the network, and lower when going on from a model. */
  readonly learningRate: number | 'auto';
  /** Share of units left out of each step, 0..1. `auto`: the less music, the more. */
  readonly dropout: number | 'auto';
  /** Whether pieces are heard in other keys too. `auto`: unless the corpus keeps one key. */
  readonly transposition: 'auto' | 'on' | 'off';
  /** What is held out. `auto`: whole pieces where there are enough of them, else the ends of pieces. */
  readonly validation: 'auto' | 'pieces' | 'within';
}

export const DEFAULT_TRAINING: TrainSettings = {
  preset: 'S',
  baseModelId: null,
  length: { kind: 'auto' },
  seed: 1,
  engine: 'auto',
  learningRate: 'auto',
  dropout: 'auto',
  transposition: 'auto',
  validation: 'auto',
};

/** `wasm` and `wasm-threads` are our own kernels, the others TensorFlow.js on the backend they name. */
export const ENGINES = ['wasm', 'wasm-threads', 'webgpu', 'tfjs-wasm', 'webgl', 'cpu'] as const;
export type EngineName = (typeof ENGINES)[number];

/** One engine: how fast it is here, and when it was not taken, why. */
export interface EngineReport {
  readonly name: EngineName;
  /** `spare`: not tried, because something that is always faster works. */
  readonly status: 'chosen' | 'slower' | 'spare' | 'software' | 'missing' | 'failed';
  /** Timed on real steps; null when it was not timed. */
  readonly notesPerSecond: number | null;
  /** For developers: adapter or error. */
  readonly detail: string;
}

export interface LossPoint {
  readonly notesSeen: number;
  /** Nats per note. */
  readonly loss: number;
}

/** What a stretch of steps was like; all but the rate are means over it. */
export interface TrainPoint extends LossPoint {
  /** L2 norm of the whole gradient before it is clipped. */
  readonly gradientNorm: number;
  /** Of the last step. */
  readonly learningRate: number;
}

/** What a run is, known once it has started. */
export interface RunFacts {
  readonly engines: readonly EngineReport[];
  /** Notes to hear; null where time is the bound. */
  readonly totalNotes: number | null;
  readonly trainingNotes: number;
  readonly validationNotes: number;
  /** `pieces`: whole pieces are held out. `within`: the last tenth of each is (optimistic). */
  readonly validationKind: 'pieces' | 'within';
  /** The model that is gone on from knows some of the held-out music, which flatters it. */
  readonly isValidationHeard: boolean;
  readonly parameterCount: number;
  /** Of an n-gram on the same split: what the model must beat. */
  readonly baselineNatsPerNote: number;
}

export type TrainEvent =
  | { readonly type: 'started'; readonly facts: RunFacts }
  /** At most four a second. `train` is the mean since the last event. */
  | {
      readonly type: 'progress';
      readonly train: TrainPoint;
      /** Of the planned run, 0..1. */
      readonly share: number;
      /** It has stopped improving and is being brought to an end from its best weights. */
      readonly isLastStretch: boolean;
      readonly notesPerSecond: number;
      /** Of the run so far, validation included, pauses not. */
      readonly seconds: number;
      /** Null until the speed has been measured for some seconds. */
      readonly secondsLeft: number | null;
    }
  /** An engine failed in mid-run; training went on from the last checkpoint on the next. */
  | {
      readonly type: 'recovered';
      readonly failed: EngineName;
      readonly reason: string;
      /** Where it goes on. */
      readonly notesSeen: number;
      readonly engines: readonly EngineReport[];
    }
  /** Better weights were found; what is left should the worker crash. */
  | { readonly type: 'improved'; readonly model: TrainedModel }
  | { readonly type: 'validated'; readonly validation: LossPoint; readonly isBest: boolean };

/**
 * Why a run ended: its plan was fulfilled, Stop, no more improvement, the last engine failed, or the
 * worker crashed.
 */
export type RunEnd = 'plan' | 'stop' | 'early-stop' | 'diverged' | 'crashed';

/** How a finished run went; kept with the model it left. Decimated. */
export interface RunHistory {
  readonly train: readonly TrainPoint[];
  readonly validation: readonly LossPoint[];
  /** Of the weights that were kept. */
  readonly best: LossPoint;
  /** Notes of a pass. */
  readonly trainingNotes: number;
  /** The last one, should others have failed. */
  readonly engine: EngineName;
  /** Validation included, pauses not. */
  readonly seconds: number;
  readonly endedBy: RunEnd;
  /** Absent in what an older version kept. */
  readonly validationKind?: RunFacts['validationKind'];
}
