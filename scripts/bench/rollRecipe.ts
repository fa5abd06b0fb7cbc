// Which coding and which settings suit a set of piano rolls: one rule for all sets, from how much music there
// is and how long its notes are held.
import { countEvents } from '../../src/core/encoding/encodedPiece.ts';
import { encodeRoll, type Roll } from '../../src/core/encoding/rolls/rollCodec.ts';
import type { RollCoding } from '../../src/core/encoding/rolls/rollCursor.ts';
import type { PresetName } from '../../src/core/model/trainedModel.ts';
import { recipeFor, type Recipe } from '../../src/learning/training/recipe.ts';

export interface RollRecipe extends Recipe {
  readonly coding: RollCoding;
  readonly preset: PresetName;
  readonly augment: boolean;
  readonly passes: number;
}

/** @param training the rolls to train on; nothing else decides. */
export function rollRecipe(training: readonly Roll[]): RollRecipe {
  const count = (coding: RollCoding): number =>
    training.reduce((sum, roll) => sum + countEvents(encodeRoll(roll, coding)), 0);
  const runs = count('runs');
  const preset = 'S';
  return {
    ...recipeFor(preset, runs),
    coding: 'runs',
    preset,
    augment: true,
    passes: 20,
    patience: Infinity,
  };
}
