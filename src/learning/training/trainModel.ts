// The training loop: batches to the engine, losses to the listener, the best weights kept.
import { evaluationBatches, trainingBatches } from '../../core/dataset/batches.ts';
import { countExcerptNotes, splitPieces, type Split } from '../../core/dataset/split.ts';
import type { EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import { renumberParts, unifyPrograms } from '../../core/encoding/unifyParts.ts';
import { VOCABULARY } from '../../core/encoding/vocabulary.ts';
import { AppError } from '../../core/errors.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import type { RunEnd, TrainEvent, TrainSettings } from '../../core/model/training.ts';
import { createRandom } from '../../core/random.ts';
import { CANDIDATES, type EngineCandidate } from '../backends/candidates.ts';
import { NgramModel } from '../baseline/ngramModel.ts';
import { drawDropout } from '../network/dropout.ts';
import { initialParameters } from '../network/initialise.ts';
import { collectInstrumentations } from '../sampling/writeTake.ts';
import type { TrainEngine } from '../trainEngine.ts';
import { breathe } from './breathe.ts';
import type { Gate } from './gate.ts';
import { ProgressMeter } from './progressMeter.ts';
import { learningRateAt, recipeFor, type Recipe } from './recipe.ts';
import { SteadyEngine } from './steadyEngine.ts';

export interface TrainRequest {
  readonly name: string;
  readonly pieces: readonly { readonly title: string; readonly events: EncodedPiece }[];
  readonly settings: TrainSettings;
}

export interface RunControl {
  /** An abort is Stop. */
  readonly signal: AbortSignal | undefined;
  /** Closed while paused. */
  readonly gate: Gate;
  readonly onEvent: (event: TrainEvent) => void;
}

/** Fewer notes than this teach nothing that could be called a manner. */
export const FEWEST_TRAINING_NOTES = 100;
/** Validation twice a pass, but not more often than this. */
const FEWEST_NOTES_BETWEEN_VALIDATIONS = 8192;

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
  const { settings } = request;
  const random = createRandom(settings.seed);
  const extraPrograms = unifyPrograms(request.pieces.map(({ events }) => events));
  const pieces = request.pieces.map(({ events }) => renumberParts(events, extraPrograms));
  const split = splitPieces(pieces, random);
  const trainingNotes = countExcerptNotes(split.training);
  if (trainingNotes < FEWEST_TRAINING_NOTES)
    throw new AppError('model/too-little-music', `${trainingNotes} notes to train on`, {
      notes: trainingNotes,
      needed: FEWEST_TRAINING_NOTES,
    });
  const recipe = recipeFor(settings.preset, trainingNotes);
  const initial = initialParameters(recipe.network, random);
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
  const totalNotes = trainingNotes * settings.passes;
  const baselineNatsPerNote = new NgramModel(split.training).natsPerNote(split.validation);
  control.onEvent({
    type: 'started',
    engines: engine.reports,
    totalNotes,
    trainingNotes,
    validationNotes: countExcerptNotes(split.validation),
    validationKind: split.kind,
    parameterCount: initial.length,
    baselineNatsPerNote,
  });
  const start = performance.now();
  try {
    const plan = { recipe, split, totalNotes, trainingNotes, random };
    const run = await runPlan(engine, plan, control);
    return {
      endedBy: run.endedBy,
      model: {
        formatVersion: 1,
        name: request.name,
        vocabulary: VOCABULARY,
        network: recipe.network,
        parameters: run.parameters,
        extraPrograms,
        instrumentations: collectInstrumentations(pieces),
        isBeatAligned: pieces.filter((piece) => piece.isBeatAligned).length * 2 >= pieces.length,
        provenance: {
          pieces: split.training.map(({ piece }) => request.pieces[pieces.indexOf(piece)]!.title),
          notesSeen: run.notesSeen,
          seconds: (performance.now() - start) / 1000,
          seed: settings.seed,
          validationNatsPerNote: run.validationLoss,
          baselineNatsPerNote,
          createdAt: new Date().toISOString(),
        },
      },
    };
  } finally {
    engine.dispose();
  }
}

interface Plan {
  readonly recipe: Recipe;
  readonly split: Split;
  readonly totalNotes: number;
  readonly trainingNotes: number;
  readonly random: ReturnType<typeof createRandom>;
}

interface Run {
  /** Of the best validation. */
  readonly parameters: Float32Array;
  readonly validationLoss: number;
  /** Notes heard when they were reached. */
  readonly notesSeen: number;
  readonly endedBy: RunEnd;
}

async function runPlan(
  engine: SteadyEngine,
  plan: Plan,
  { signal, gate, onEvent }: RunControl,
): Promise<Run> {
  const { recipe, split, totalNotes, trainingNotes, random } = plan;
  const validationGap = Math.max(FEWEST_NOTES_BETWEEN_VALIDATIONS, Math.ceil(trainingNotes / 2));
  const meter = new ProgressMeter(totalNotes, onEvent);
  let best: Omit<Run, 'endedBy'> | null = null;
  let misses = 0;
  let notesSeen = 0;
  let validatedAt = -1;

  /** Work that may change the engine under the run. @returns the result, or null after a recovery. */
  const attempt = async (
    work: (engine: TrainEngine) => Promise<number>,
  ): Promise<number | null> => {
    const result = await engine.run(work);
    if (typeof result === 'number') return result;
    notesSeen = result.notesSeen;
    meter.restart();
    onEvent({ type: 'recovered', ...result });
    return null;
  };
  const validate = async (): Promise<void> => {
    let loss: number | null = null;
    while (loss === null) loss = await attempt((current) => evaluate(current, split, recipe));
    validatedAt = notesSeen;
    const isBest = best === null || loss < best.validationLoss;
    if (isBest) {
      best = { parameters: await engine.parameters(), validationLoss: loss, notesSeen };
      misses = 0;
    } else misses++;
    await engine.saveCheckpoint(notesSeen);
    onEvent({ type: 'validated', validation: { notesSeen, loss }, isBest });
  };
  const finish = (endedBy: RunEnd): Run => {
    if (!best?.notesSeen && endedBy === 'stop')
      throw new AppError('cancelled', 'stopped before anything was learned');
    // `validate` has run by then.
    return { ...best!, endedBy };
  };

  await validate();
  const batches = trainingBatches(split.training, { ...recipe, augment: true }, random);
  for (let update = 0; notesSeen < totalNotes; update++) {
    await breathe();
    if (gate.isClosed) await meter.without(() => gate.pass(signal));
    if (signal?.aborted) break;
    const batch = batches.next().value;
    const dropout = drawDropout(recipe.network, recipe.streams, recipe.dropout, random);
    const learningRate = learningRateAt(recipe, update, notesSeen / totalNotes);
    try {
      const nats = await attempt((current) => current.step(batch, { learningRate, dropout }));
      if (nats === null) continue;
      notesSeen += batch.notes;
      meter.add(nats, batch.notes, notesSeen);
      if (notesSeen - validatedAt >= validationGap) await meter.without(validate);
    } catch (error) {
      // No engine is left. What was learned before is kept, if anything was.
      if (validatedAt > 0) return finish('diverged');
      throw error;
    }
    if (misses >= recipe.patience) return finish('early-stop');
  }
  if (validatedAt < notesSeen) await validate();
  return finish(signal?.aborted ? 'stop' : 'plan');
}

/** Held-out nats per note. */
async function evaluate(engine: TrainEngine, split: Split, recipe: Recipe): Promise<number> {
  let nats = 0;
  let notes = 0;
  // More streams than pieces would be padding.
  const streams = Math.min(recipe.streams, split.validation.length);
  for (const batch of evaluationBatches(split.validation, { ...recipe, streams })) {
    nats += await engine.evaluate(batch);
    notes += batch.notes;
    await breathe();
  }
  return nats / notes;
}
