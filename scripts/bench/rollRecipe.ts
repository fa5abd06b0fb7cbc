// Which coding and which settings suit a set of piano rolls: one rule for all sets, from how much music there
// is, how long its notes are held and how much of it lies in one scale. docs/music-model.md has the trials.
import type { Roll } from '../../src/core/encoding/rolls/rollCodec.ts';
import type { RollCoding } from '../../src/core/encoding/rolls/rollCursor.ts';
import type { PresetName } from '../../src/core/model/trainedModel.ts';
import { recipeFor, type Recipe } from '../../src/learning/training/recipe.ts';
import { RollPart } from './rollPart.ts';

export interface RollRecipe extends Recipe {
  readonly preset: PresetName;
  readonly coding: RollCoding;
  /** Whether pieces are transposed in training. */
  readonly augment: boolean;
  readonly passes: number;
}

/** Frames a note is held on average; below, one note per frame is the better coding. */
const SHORT_NOTES = 1.8;
/** Share of all notes in the commonest scale; from here on transposition costs more than it gives. */
const ONE_KEY = 0.8;
/** By runs to train on. */
const SIZES = [
  { below: 60_000, dropout: 0.3, passes: 14 },
  { below: 120_000, dropout: 0.25, passes: 10 },
  { below: Infinity, dropout: 0.2, passes: 8 },
];
const MAJOR_SCALE = [0, 2, 4, 5, 7, 9, 11];

/** @param training the rolls to train on; nothing else decides. */
export function rollRecipe(training: readonly Roll[]): RollRecipe {
  const runs = new RollPart(training, 'runs').notes;
  const cells = new RollPart(training, 'frames').notes;
  const preset = 'M';
  const { dropout, passes } = SIZES.find(({ below }) => runs < below)!;
  const augment = scaleShare(training) < ONE_KEY;
  return {
    ...recipeFor(preset, runs),
    preset,
    coding: cells / runs < SHORT_NOTES ? 'frames' : 'runs',
    augment,
    steps: 32,
    dropout,
    // A transposed piece is new music, so it takes longer to be known by heart.
    passes: augment ? 24 : passes,
    // The plan is short of over-fitting by itself, and its last, slow steps are the best.
    patience: Infinity,
  };
}

function scaleShare(rolls: readonly Roll[]): number {
  const counts = new Array<number>(12).fill(0);
  for (const roll of rolls)
    for (const frame of roll) for (const pitch of frame) counts[pitch % 12]!++;
  const inScale = counts.map((_, tonic) =>
    MAJOR_SCALE.reduce((sum, step) => sum + counts[(tonic + step) % 12]!, 0),
  );
  return Math.max(...inScale) / counts.reduce((sum, count) => sum + count, 0);
}
