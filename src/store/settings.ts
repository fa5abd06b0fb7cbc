// Settings slice: what the musician has set for the next training and the next take.
import { DEFAULT_TRAINING, type TrainSettings } from '../core/model/training.ts';
import type { SliceCreator } from './slice.ts';

export interface WritingSettings {
  /** Null: the newest model. */
  readonly modelId: string | null;
  /** The piece whose opening is continued, or null to start from nothing. */
  readonly primePieceId: string | null;
  readonly primeBars: number;
  readonly temperature: number;
  readonly noteCount: number;
  readonly seed: number;
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
      primePieceId: null,
      primeBars: 4,
      temperature: 1,
      noteCount: 200,
      seed: 1,
      isSeedFresh: true,
    },
  },
  setTrainingSettings: (training) =>
    set(({ settings }) => ({ settings: { ...settings, training } })),
  setWritingSettings: (change) =>
    set(({ settings }) => ({
      settings: { ...settings, writing: { ...settings.writing, ...change } },
    })),
});
