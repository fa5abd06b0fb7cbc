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
