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
  /** Validations without a new best before the last stretch begins. */
  readonly patience: number;
  /** Length of the last stretch, in times between two validations. */
  readonly lastStretch: number;
}

/** Notes. */
const LARGE_CORPUS = 100_000;

const PEAK_LEARNING_RATES: Readonly<Record<PresetName, number>> = { S: 4e-3, M: 4e-3, L: 2e-3 };
/** Going on from a model: high enough to take up a manner, low enough not to forget how music goes. */
const FINE_TUNING_RATE = 2e-3;

/** For a new network. */
export function recipeFor(preset: PresetName, trainingNotes: number): Recipe {
  return recipeOf(PRESETS[preset], PEAK_LEARNING_RATES[preset], trainingNotes);
}

/** For going on with a network that has learned before. */
export function fineTuningRecipe(network: NetworkSpec, trainingNotes: number): Recipe {
  return recipeOf(network, FINE_TUNING_RATE, trainingNotes);
}

function recipeOf(network: NetworkSpec, peakLearningRate: number, trainingNotes: number): Recipe {
  return {
    network,
    streams: 8,
    // Short windows make more updates of the same music: 8 × 32 ended at 4.3 nats per note where 8 × 64 ended
    // at 4.7 on the ten built-in pieces, 20 passes each.
    steps: trainingNotes > LARGE_CORPUS ? 64 : 32,
    peakLearningRate,
    warmUpUpdates: 40,
    finalShare: 0.02,
    dropout: trainingNotes > LARGE_CORPUS ? 0.1 : trainingNotes > 30_000 ? 0.2 : 0.3,
    patience: 10,
    lastStretch: 12,
  };
}
