// From the musician's pieces to a trained model: what is held out, which engine, how long.
import { FULL_AUGMENTATION, keepsOneKey, type Augmentation } from '../../core/dataset/augment.ts';
import {
  evaluationBatches,
  trainingBatches,
  trainingBatchesOf,
} from '../../core/dataset/batches.ts';
import { noteTuples } from '../../core/dataset/reading.ts';
import { countExcerptNotes, splitPieces } from '../../core/dataset/split.ts';
import type { EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import { renumberParts, unifyPrograms } from '../../core/encoding/unifyParts.ts';
import { VOCABULARY } from '../../core/encoding/vocabulary.ts';
import { AppError } from '../../core/errors.ts';
import { describeCorpus } from '../../core/model/describeCorpus.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import type { RunEnd, TrainSettings } from '../../core/model/training.ts';
import { createRandom } from '../../core/random.ts';
import { CANDIDATES, type EngineCandidate } from '../backends/candidates.ts';
import { ngramNatsPerNote } from '../baseline/ngramModel.ts';
import { initialParameters } from '../network/initialise.ts';
import { breathe } from './breathe.ts';
import { fineTuningRecipe, recipeFor, type Recipe } from './recipe.ts';
import { SteadyEngine } from './steadyEngine.ts';
import type { Extent } from './schedule.ts';
import { runPlan, type BestWeights, type RunControl } from './trainLoop.ts';

export interface TrainRequest {
  readonly name: string;
  readonly pieces: readonly { readonly title: string; readonly events: EncodedPiece }[];
  readonly settings: TrainSettings;
  /** The model to go on from: its network, weights and parts. */
  readonly base: TrainedModel | null;
}

const SPLIT_SEED = 1;

/** Fewer notes than this teach nothing that could be called a manner. */
export const FEWEST_TRAINING_NOTES = 100;

/**
 * Notes between validations: twice a pass, but on little music no more often than is worth its time, and
 * in a run of few passes eight times.
 */
function validationGap(trainingNotes: number, totalNotes: number): number {
  const perPass = Math.min(trainingNotes / 2, totalNotes / 8);
  return Math.ceil(Math.max(perPass, Math.min(8192, totalNotes / 20)));
}

/** The recipe by what is trained on what, with what the musician set in its place. */
function chooseRecipe({ settings, base }: TrainRequest, trainingNotes: number): Recipe {
  const recipe = base
    ? fineTuningRecipe(base.network, trainingNotes)
    : recipeFor(settings.preset, trainingNotes);
  const { learningRate, dropout } = settings;
  return {
    ...recipe,
    ...(learningRate !== 'auto' && { peakLearningRate: learningRate }),
    ...(dropout !== 'auto' && { dropout }),
  };
}

function augmentationOf(
  { transposition }: TrainSettings,
  pieces: readonly EncodedPiece[],
): Augmentation {
  const transposes = transposition === 'auto' ? !keepsOneKey(pieces) : transposition === 'on';
  return { ...FULL_AUGMENTATION, transposes };
}

function extentOf({ length }: TrainSettings, trainingNotes: number): Extent {
  return length.kind === 'passes'
    ? { kind: 'notes', notes: trainingNotes * length.passes }
    : { kind: 'seconds', seconds: length.minutes * 60 };
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
  const { settings, base } = request;
  const random = createRandom(settings.seed);
  const extraPrograms = unifyPrograms(
    request.pieces.map(({ events }) => events),
    base?.extraPrograms,
  );
  const pieces = request.pieces.map(({ events }) => renumberParts(events, extraPrograms));
  // Not the run's own seed: runs on the same pieces are judged by the same music.
  const split = splitPieces(pieces, createRandom(SPLIT_SEED), settings.validation);
  const trainingNotes = countExcerptNotes(split.training);
  if (trainingNotes < FEWEST_TRAINING_NOTES)
    throw new AppError('model/too-little-music', `${trainingNotes} notes to train on`, {
      notes: trainingNotes,
      needed: FEWEST_TRAINING_NOTES,
    });
  const validationNotes = countExcerptNotes(split.validation);
  const recipe = chooseRecipe(request, trainingNotes);
  const initial = base?.parameters ?? initialParameters(recipe.network, random);
  const timing = trainingBatches(
    split.training,
    { ...recipe, augment: false },
    createRandom(settings.seed),
  );
  const engine = await SteadyEngine.open(candidates, {
    spec: recipe.network,
    parameters: initial,
    batch: timing.next().value,
    wanted: settings.engine,
  });
  const start = performance.now();
  try {
    const extent = extentOf(settings, trainingNotes);
    const speed = engine.reports.find(({ status }) => status === 'chosen')!.notesPerSecond!;
    const totalNotes = extent.kind === 'notes' ? extent.notes : speed * extent.seconds;
    const baselineNatsPerNote = await ngramNatsPerNote(split.training, split.validation, () =>
      breatheUnless(control.signal),
    );
    control.onEvent({
      type: 'started',
      facts: {
        engines: engine.reports,
        totalNotes: extent.kind === 'notes' ? extent.notes : null,
        trainingNotes,
        validationNotes,
        validationKind: split.kind,
        parameterCount: initial.length,
        baselineNatsPerNote,
      },
    });
    // Once a run: a model is made of each better set of weights.
    const ofCorpus = describeCorpus(pieces);
    const toModel = ({ parameters, notesSeen, validationLoss }: BestWeights): TrainedModel => ({
      formatVersion: 1,
      name: request.name,
      vocabulary: VOCABULARY,
      network: recipe.network,
      parameters,
      extraPrograms,
      ...ofCorpus,
      provenance: {
        base: base?.name ?? null,
        pieces: split.training.map(({ piece }) => request.pieces[pieces.indexOf(piece)]!.title),
        notesSeen,
        seconds: (performance.now() - start) / 1000,
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
        training: trainingBatchesOf(
          noteTuples(augmentationOf(settings, pieces)),
          split.training,
          { ...recipe, augment: true },
          random,
        ),
        validation: () => evaluationBatches(split.validation, { ...recipe, streams }),
        extent,
        validationGap: validationGap(trainingNotes, totalNotes),
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
