// Settings slice: what the musician has set for the next training and the next take.
import { DEFAULT_RULES, NO_LIMITS } from '../core/model/takeSettings.ts';
import { DEFAULT_TRAINING, type TrainSettings } from '../core/model/training.ts';
import type { PrimeSource, WritingSettings } from '../core/project/settings.ts';
import type { SliceCreator } from './slice.ts';

export type { PrimeSource, WritingSettings };

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
