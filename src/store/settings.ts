// Settings slice: what the musician has set for the next training and the next take.
import { DEFAULT_RULES, NO_LIMITS, type TakeSettings } from '../core/model/takeSettings.ts';
import { DEFAULT_TRAINING, type TrainSettings } from '../core/model/training.ts';
import type { SliceCreator } from './slice.ts';

/** Music to begin a take with. */
export interface PrimeSource {
  readonly kind: 'piece' | 'take' | 'recording';
  readonly id: string;
}

export interface WritingSettings extends TakeSettings {
  /** Null: the newest model. */
  readonly modelId: string | null;
  /** Null: start from nothing. */
  readonly prime: PrimeSource | null;
  /** From 0. */
  readonly primeFromBar: number;
  readonly primeBars: number;
  /** To write after the prime. */
  readonly bars: number;
  /** Take another seed after each take. */
  readonly isSeedFresh: boolean;
}

export interface SettingsSlice {
  readonly settings: { readonly training: TrainSettings; readonly writing: WritingSettings };
  readonly setTrainingSettings: (training: TrainSettings) => void;
  readonly setWritingSettings: (change: Partial<WritingSettings>) => void;
}

export const createSettingsSlice: SliceCreator<SettingsSlice> = (set) => ({
  settings: {
    training: DEFAULT_TRAINING,
    writing: {
      modelId: null,
      prime: null,
      primeFromBar: 0,
      primeBars: 4,
      bars: 32,
      seed: 1,
      isSeedFresh: true,
      temperature: 1,
      rules: DEFAULT_RULES,
      limits: NO_LIMITS,
      candidates: 4,
    },
  },
  setTrainingSettings: (training) =>
    set(({ settings }) => ({ settings: { ...settings, training } })),
  setWritingSettings: (change) =>
    set(({ settings }) => ({
      settings: { ...settings, writing: { ...settings.writing, ...change } },
    })),
});
