// Words of a training run that worker, store and page share.

import type { PresetName, TrainedModel } from './trainedModel.ts';

export interface TrainSettings {
  readonly preset: PresetName;
  readonly seed: number;
  /** Passes over the training notes. */
  readonly passes: number;
  /** `auto`: the fastest that computes right. A named engine that fails gives way to `auto`. */
  readonly engine: EngineName | 'auto';
}

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

export type TrainEvent =
  | {
      readonly type: 'started';
      readonly engines: readonly EngineReport[];
      readonly totalNotes: number;
      readonly trainingNotes: number;
      readonly validationNotes: number;
      /** `pieces`: whole pieces are held out. `within`: too few pieces, so the last tenth of each is (optimistic). */
      readonly validationKind: 'pieces' | 'within';
      readonly parameterCount: number;
      /** Of an n-gram on the same split: what the model must beat. */
      readonly baselineNatsPerNote: number;
    }
  /** At most four a second. `train` is the mean since the last event. */
  | {
      readonly type: 'progress';
      readonly train: LossPoint;
      readonly notesPerSecond: number;
      readonly secondsLeft: number;
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
