// Words of a training run that worker, store and page share.

import type { PresetName } from './trainedModel.ts';

export interface TrainSettings {
  readonly preset: PresetName;
  readonly seed: number;
  /** Passes over the training notes. */
  readonly passes: number;
}

export type BackendName = 'webgpu' | 'webgl' | 'wasm' | 'cpu';

/** One backend and, when it was not taken, why. */
export interface BackendReport {
  readonly name: BackendName;
  readonly status: 'chosen' | 'slower' | 'software' | 'missing' | 'failed';
  /** For developers: adapter or error. */
  readonly detail: string;
}

export interface LossPoint {
  readonly notesSeen: number;
  /** Nats per note. */
  readonly loss: number;
}

export type TrainEvent =
  | {
      readonly type: 'started';
      readonly backends: readonly BackendReport[];
      readonly totalNotes: number;
      readonly trainingNotes: number;
      readonly validationNotes: number;
      /** `pieces`: whole pieces are held out. `within`: too few pieces, so the last tenth of each is (optimistic). */
      readonly validationKind: 'pieces' | 'within';
      readonly parameterCount: number;
    }
  /** At most ten a second. `train` is the mean since the last event. */
  | {
      readonly type: 'progress';
      readonly train: LossPoint;
      readonly notesPerSecond: number;
      readonly secondsLeft: number;
    }
  | { readonly type: 'validated'; readonly validation: LossPoint; readonly isBest: boolean };

/** Why a run ended: its plan was fulfilled, Stop, no more improvement, or the numbers went wrong. */
export type RunEnd = 'plan' | 'stop' | 'early-stop' | 'diverged';
