// From the musician's pieces to a trained model: what is held out, which engine, how long.
import { evaluationBatches, trainingBatches, TrainingBatches } from '../../core/dataset/batches.ts';
import { noteTuples } from '../../core/dataset/reading.ts';
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
import { notesToHear, validationGap } from '../../core/model/budget.ts';
import type { Checkpoint, JudgedWeights } from '../../core/model/checkpoint.ts';
import { describeCorpus } from '../../core/model/describeCorpus.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import type { RunEnd, TrainSettings } from '../../core/model/training.ts';
import { createRandom, restoreRandom } from '../../core/random.ts';
import { CANDIDATES, type EngineCandidate } from '../backends/candidates.ts';
import { ngramNatsPerNote } from '../baseline/ngramModel.ts';
import { initialParameters } from '../network/initialise.ts';
import { parameterLayout } from '../network/layout.ts';
import { breathe } from './breathe.ts';
import { chooseAugmentation, chooseRecipe, extentOf } from './planRun.ts';
import { SteadyEngine } from './steadyEngine.ts';
import { runPlan, type RunControl } from './trainLoop.ts';

export interface TrainRequest {
  readonly name: string;
  readonly pieces: readonly { readonly title: string; readonly events: EncodedPiece }[];
  readonly settings: TrainSettings;
  /** The model to go on from: its network, weights and parts. */
  readonly base: TrainedModel | null;
  /** Where this same request had got to when it was interrupted. */
  readonly from?: Checkpoint | null;
}

/** @throws AppError cancelled */
async function breatheUnless(signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted) throw new AppError('cancelled', 'stopped before anything was learned');
  await breathe();
}

/**
 * Trains until the plan is fulfilled, the signal aborts (Stop) or the held-out loss has not improved
 * for long. The same request on the same engine gives the same model, except after Stop.
 * @param candidates the engines to choose from; tests bring failing ones.
 * @throws AppError cancelled, when stopped before anything was learned; model/too-little-music; model/no-backend when no engine can train, or all of them
 *   failed before anything was learned
 */
export async function trainModel(
  request: TrainRequest,
  control: RunControl,
  candidates: readonly EngineCandidate[] = CANDIDATES,
): Promise<{ readonly model: TrainedModel; readonly endedBy: RunEnd }> {
  const { settings, base, from = null } = request;
  const random = from ? restoreRandom(from.random) : createRandom(settings.seed);
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
  const validationNotes = countExcerptNotes(split.validation);
  const recipe = chooseRecipe(settings, base, trainingNotes);
  const initial = from?.parameters ?? base?.parameters ?? initialParameters(recipe.network, random);
  if (initial.length !== parameterLayout(recipe.network).size)
    throw new AppError('training/changed', `${initial.length} weights are of another network`);
  const timing = trainingBatches(
    split.training,
    { ...recipe, augment: false },
    createRandom(settings.seed),
  );
  const engine = await SteadyEngine.open(candidates, {
    spec: recipe.network,
    parameters: initial,
    batch: timing.next().value,
    wanted: from?.engine.name ?? settings.engine,
    ...(from && { variant: from.engine.variant }),
  });
  try {
    const extent = extentOf(settings, trainingNotes);
    const speed = engine.reports.find(({ status }) => status === 'chosen')!.notesPerSecond!;
    const expectedNotes = notesToHear(settings.length, trainingNotes, speed);
    // One that goes on has something to keep already: its Stop is the loop's.
    const baselineNatsPerNote = await ngramNatsPerNote(split.training, split.validation, () =>
      from ? breathe() : breatheUnless(control.signal),
    );
    control.onEvent({
      type: 'started',
      facts: {
        engines: engine.reports,
        totalNotes: extent.kind === 'notes' ? extent.notes : null,
        trainingNotes,
        validationNotes,
        validationKind: split.kind,
        isValidationHeard: split.validation.some(({ piece }) => isHeard(piece)),
        parameterCount: initial.length,
        baselineNatsPerNote,
      },
    });
    // Once a run: a model is made of each better set of weights.
    const ofCorpus = describeCorpus(pieces);
    const toModel = ({
      parameters,
      notesSeen,
      validationLoss,
      seconds,
    }: JudgedWeights): TrainedModel => ({
      formatVersion: 1,
      name: request.name,
      vocabulary: VOCABULARY,
      network: recipe.network,
      parameters,
      extraPrograms,
      ...ofCorpus,
      provenance: {
        base: base?.name ?? null,
        pieces: [
          ...new Set([
            ...(base?.provenance.pieces ?? []),
            ...split.training.map(({ piece }) => titleOf(piece)),
          ]),
        ],
        notesSeen,
        seconds,
        seed: settings.seed,
        validationNatsPerNote: validationLoss,
        baselineNatsPerNote,
        createdAt: new Date().toISOString(),
      },
    });
    // More streams than pieces would be padding.
    const streams = Math.min(recipe.streams, split.validation.length);
    const run = await runPlan(
      engine,
      {
        recipe,
        training: new TrainingBatches(
          noteTuples(chooseAugmentation(settings, pieces, ofCorpus.bands.keepsOneKey)),
          split.training,
          { ...recipe, augment: true },
          random,
          from?.order,
        ),
        from,
        validation: () => evaluationBatches(split.validation, { ...recipe, streams }),
        extent,
        validationGap:
          from?.validationGap ??
          validationGap({ training: trainingNotes, validation: validationNotes }, expectedNotes),
        random,
      },
      control,
      // A copy: what an event carries is given away.
      (best) =>
        control.onEvent({
          type: 'improved',
          model: toModel({ ...best, parameters: best.parameters.slice() }),
        }),
    );
    return { endedBy: run.endedBy, model: toModel(run) };
  } finally {
    engine.dispose();
  }
}
