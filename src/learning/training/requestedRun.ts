// What a request comes to before anything is computed: what is held out, the network, and the model that weights make.
import {
  countExcerptNotes,
  FEWEST_TRAINING_NOTES,
  SPLIT_SEED,
  splitPieces,
} from '../../core/dataset/split.ts';
import type { EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import { renumberParts, unifyPrograms } from '../../core/encoding/unifyParts.ts';
import { VOCABULARY } from '../../core/encoding/vocabulary.ts';
import { AppError } from '../../core/errors.ts';
import type { Checkpoint, JudgedWeights } from '../../core/model/checkpoint.ts';
import { describeCorpus } from '../../core/model/describeCorpus.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import type { TrainSettings } from '../../core/model/training.ts';
import { createRandom } from '../../core/random.ts';
import { parameterLayout } from '../network/layout.ts';
import { chooseRecipe } from './planRun.ts';
import type { Recipe } from './recipe.ts';

export interface TrainRequest {
  readonly name: string;
  readonly pieces: readonly { readonly title: string; readonly events: EncodedPiece }[];
  readonly settings: TrainSettings;
  /** The model to go on from: its network, weights and parts. */
  readonly base: TrainedModel | null;
  /** Where this same request had got to when it was interrupted. */
  readonly from?: Checkpoint | null;
}

export interface RequestedRun {
  /** With the parts numbered as the model will have them. */
  readonly pieces: readonly EncodedPiece[];
  readonly split: ReturnType<typeof splitPieces>;
  readonly trainingNotes: number;
  readonly recipe: Recipe;
  readonly corpus: ReturnType<typeof describeCorpus>;
  /** Whether the model gone on from has learned from the piece. */
  readonly isHeard: (piece: EncodedPiece) => boolean;
  readonly toModel: (weights: JudgedWeights, baselineNatsPerNote: number) => TrainedModel;
}

/** @throws AppError model/too-little-music; training/changed, where `from` is of another network */
export function readRequest(request: TrainRequest): RequestedRun {
  const { settings, base, from = null } = request;
  const extraPrograms = unifyPrograms(
    request.pieces.map(({ events }) => events),
    base?.extraPrograms,
  );
  const pieces = request.pieces.map(({ events }) => renumberParts(events, extraPrograms));
  const titleOf = (piece: EncodedPiece): string => request.pieces[pieces.indexOf(piece)]!.title;
  const isHeard = (piece: EncodedPiece): boolean =>
    base?.provenance.pieces.includes(titleOf(piece)) ?? false;
  const split = splitPieces(pieces, createRandom(SPLIT_SEED), settings.validation, isHeard);
  const trainingNotes = countExcerptNotes(split.training);
  if (trainingNotes < FEWEST_TRAINING_NOTES)
    throw new AppError('model/too-little-music', `${trainingNotes} notes to train on`, {
      notes: trainingNotes,
      needed: FEWEST_TRAINING_NOTES,
    });
  const recipe = chooseRecipe(settings, base, trainingNotes);
  const size = from?.parameters.length ?? base?.parameters.length;
  if (size !== undefined && size !== parameterLayout(recipe.network).size)
    throw new AppError('training/changed', `${size} weights are of another network`);
  const corpus = describeCorpus(pieces);
  const learnedFrom = split.training.map(({ piece }) => titleOf(piece));
  return {
    pieces,
    split,
    trainingNotes,
    recipe,
    corpus,
    isHeard,
    toModel: ({ parameters, notesSeen, validationLoss, seconds }, baselineNatsPerNote) => ({
      formatVersion: 1,
      name: request.name,
      vocabulary: VOCABULARY,
      network: recipe.network,
      parameters,
      extraPrograms,
      ...corpus,
      provenance: {
        base: base?.name ?? null,
        pieces: [...new Set([...(base?.provenance.pieces ?? []), ...learnedFrom])],
        notesSeen,
        seconds,
        seed: settings.seed,
        validationNatsPerNote: validationLoss,
        baselineNatsPerNote,
        createdAt: new Date().toISOString(),
      },
    }),
  };
}
