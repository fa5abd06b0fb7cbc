// How a model of a given preset is trained on a given amount of music.
import type { NetworkSpec, PresetName } from '../../core/model/trainedModel.ts';
import { PRESETS } from '../network/layout.ts';

export interface Recipe {
  readonly network: NetworkSpec;
  /** B and T. Small batches: the number of updates is what buys quality. */
  readonly streams: number;
  readonly steps: number;
  readonly peakLearningRate: number;
  readonly warmUpUpdates: number;
  /** The cosine ends at this share of the peak. */
  readonly finalShare: number;
  readonly dropout: number;
  /** Validation passes without a new best before training ends by itself. */
  readonly patience: number;
}

const PEAK_LEARNING_RATES: Readonly<Record<PresetName, number>> = { S: 4e-3, M: 4e-3, L: 2e-3 };

export function recipeFor(preset: PresetName, trainingNotes: number): Recipe {
  return {
    network: PRESETS[preset],
    streams: 8,
    steps: 64,
    peakLearningRate: PEAK_LEARNING_RATES[preset],
    warmUpUpdates: 40,
    finalShare: 0.02,
    dropout: trainingNotes > 100_000 ? 0.1 : trainingNotes > 30_000 ? 0.2 : 0.3,
    patience: 6,
  };
}

/** Linear warm-up, then a cosine over the planned notes. @param progress notes heard / planned, 0..1. */
export function learningRateAt(recipe: Recipe, update: number, progress: number): number {
  const { peakLearningRate, warmUpUpdates, finalShare } = recipe;
  if (update < warmUpUpdates) return (peakLearningRate * (update + 1)) / warmUpUpdates;
  const cosine = (1 + Math.cos(Math.PI * Math.min(1, progress))) / 2;
  return peakLearningRate * (finalShare + (1 - finalShare) * cosine);
}
