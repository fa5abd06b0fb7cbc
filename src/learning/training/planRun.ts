// What the musician's settings make of the rules: recipe, variations, length.
import { FULL_AUGMENTATION, hasDynamics, type Augmentation } from '../../core/dataset/augment.ts';
import type { EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import { notesToHear } from '../../core/model/budget.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import type { TrainSettings } from '../../core/model/training.ts';
import { fineTuningRecipe, recipeFor, type Recipe } from './recipe.ts';
import type { Extent } from './schedule.ts';

/** @param base the model to go on from, or null */
export function chooseRecipe(
  { preset, learningRate, dropout }: TrainSettings,
  base: TrainedModel | null,
  trainingNotes: number,
): Recipe {
  const recipe = base
    ? fineTuningRecipe(base.network, trainingNotes)
    : recipeFor(preset, trainingNotes);
  return {
    ...recipe,
    ...(learningRate !== 'auto' && { peakLearningRate: learningRate }),
    ...(dropout !== 'auto' && { dropout }),
  };
}

/** @param keepsOneKey whether most pieces are in the same key, which transposing them would blur */
export function chooseAugmentation(
  { transposition }: TrainSettings,
  pieces: readonly EncodedPiece[],
  keepsOneKey: boolean,
): Augmentation {
  const transposes = transposition === 'auto' ? !keepsOneKey : transposition === 'on';
  return { ...FULL_AUGMENTATION, transposes, changesVelocity: hasDynamics(pieces) };
}

export function extentOf({ length }: TrainSettings, trainingNotes: number): Extent {
  return length.kind === 'minutes'
    ? { kind: 'seconds', seconds: length.minutes * 60 }
    : { kind: 'notes', notes: notesToHear(length, trainingNotes, 0) };
}
