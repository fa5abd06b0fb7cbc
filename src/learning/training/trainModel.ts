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
import { chooseEngine } from '../backends/chooseEngine.ts';
import { drawDropout } from '../network/dropout.ts';
import { initialParameters } from '../network/initialise.ts';
import { collectInstrumentations } from '../sampling/writeTake.ts';
import type { TrainEngine } from '../trainEngine.ts';
import { breathe } from './breathe.ts';
import { learningRateAt, recipeFor, type Recipe } from './recipe.ts';

export interface TrainRequest {
  readonly name: string;
  readonly pieces: readonly { readonly title: string; readonly events: EncodedPiece }[];
  readonly settings: TrainSettings;
}

/** Fewer notes than this teach nothing that could be called a manner. */
export const FEWEST_TRAINING_NOTES = 100;
const PROGRESS_MILLISECONDS = 100;
/** Validation twice a pass, but not more often than this. */
const FEWEST_NOTES_BETWEEN_VALIDATIONS = 8192;

/**
 * Trains until the plan is fulfilled, the signal aborts (Stop) or the held-out loss has not improved
 * for long. The same request on the same engine gives the same model, except after Stop.
 * @throws AppError model/too-little-music, model/no-backend, model/diverged (before any improvement)
 */
export async function trainModel(
  request: TrainRequest,
  signal: AbortSignal | undefined,
  onEvent: (event: TrainEvent) => void,
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
  const { engine, reports } = await chooseEngine(recipe.network, initial, timing.next().value);
  const totalNotes = trainingNotes * settings.passes;
  onEvent({
    type: 'started',
    backends: reports,
    totalNotes,
    trainingNotes,
    validationNotes: countExcerptNotes(split.validation),
    validationKind: split.kind,
    parameterCount: initial.length,
  });
  const start = performance.now();
  try {
    const run = await runEpochs(
      engine,
      { recipe, split, totalNotes, trainingNotes, random },
      signal,
      onEvent,
    );
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
          pieces: request.pieces.map(({ title }) => title),
          notesSeen: run.notesSeen,
          seconds: (performance.now() - start) / 1000,
          seed: settings.seed,
          validationNatsPerNote: run.validationLoss,
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

async function runEpochs(
  engine: TrainEngine,
  plan: Plan,
  signal: AbortSignal | undefined,
  onEvent: (event: TrainEvent) => void,
): Promise<Run> {
  const { recipe, split, totalNotes, trainingNotes, random } = plan;
  const validationGap = Math.max(FEWEST_NOTES_BETWEEN_VALIDATIONS, Math.ceil(trainingNotes / 2));
  const progress = new ProgressMeter(totalNotes, onEvent);
  let best: Omit<Run, 'endedBy'> | null = null;
  let misses = 0;
  let notesSeen = 0;
  let validatedAt = -1;

  /** @returns whether the loss was a number. */
  const validate = async (): Promise<boolean> => {
    const loss = await evaluate(engine, split, recipe);
    validatedAt = notesSeen;
    if (!Number.isFinite(loss)) return false;
    const isBest = best === null || loss < best.validationLoss;
    if (isBest) {
      best = { parameters: await engine.parameters(), validationLoss: loss, notesSeen };
      misses = 0;
    } else misses++;
    onEvent({ type: 'validated', validation: { notesSeen, loss }, isBest });
    return true;
  };
  const finish = (endedBy: RunEnd): Run => {
    if (best === null || (endedBy === 'diverged' && best.notesSeen === 0))
      throw new AppError('model/diverged', 'the loss is not a number', { notesSeen });
    return { ...best, endedBy };
  };

  if (!(await validate())) return finish('diverged');
  const batches = trainingBatches(split.training, { ...recipe, augment: true }, random);
  for (let update = 0; notesSeen < totalNotes; update++) {
    await breathe();
    if (signal?.aborted) break;
    const batch = batches.next().value;
    const nats = await engine.step(batch, {
      learningRate: learningRateAt(recipe, update, notesSeen / totalNotes),
      dropout: drawDropout(recipe.network, recipe.streams, recipe.dropout, random),
    });
    if (!Number.isFinite(nats)) return finish('diverged');
    notesSeen += batch.notes;
    progress.add(nats, batch.notes, notesSeen);
    if (notesSeen - validatedAt >= validationGap) {
      progress.pause();
      if (!(await validate())) return finish('diverged');
      if (misses >= recipe.patience) return finish('early-stop');
      progress.resume();
    }
  }
  if (validatedAt < notesSeen && !(await validate())) return finish('diverged');
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

/** Sums losses between reports and keeps the rate; time spent validating does not count. */
class ProgressMeter {
  readonly #totalNotes: number;
  readonly #onEvent: (event: TrainEvent) => void;
  #nats = 0;
  #notes = 0;
  #reportedAt = performance.now();
  #trainingSince = performance.now();
  #trainingMilliseconds = 0;
  #trainedNotes = 0;

  constructor(totalNotes: number, onEvent: (event: TrainEvent) => void) {
    this.#totalNotes = totalNotes;
    this.#onEvent = onEvent;
  }

  add(nats: number, notes: number, notesSeen: number): void {
    this.#nats += nats;
    this.#notes += notes;
    this.#trainedNotes += notes;
    const now = performance.now();
    if (now - this.#reportedAt < PROGRESS_MILLISECONDS || this.#notes === 0) return;
    const elapsed = this.#trainingMilliseconds + now - this.#trainingSince;
    const notesPerSecond = (this.#trainedNotes / elapsed) * 1000;
    this.#onEvent({
      type: 'progress',
      train: { notesSeen, loss: this.#nats / this.#notes },
      notesPerSecond,
      secondsLeft: Math.max(0, this.#totalNotes - notesSeen) / notesPerSecond,
    });
    this.#nats = this.#notes = 0;
    this.#reportedAt = now;
  }

  pause(): void {
    this.#trainingMilliseconds += performance.now() - this.#trainingSince;
  }

  resume(): void {
    this.#trainingSince = performance.now();
  }
}
