// From the musician's pieces to a trained model: which engine, how long.
import { evaluationBatches, trainingBatches, TrainingBatches } from '../../core/dataset/batches.ts';
import { noteTuples } from '../../core/dataset/reading.ts';
import { countExcerptNotes } from '../../core/dataset/split.ts';
import { AppError } from '../../core/errors.ts';
import { notesToHear, validationGap } from '../../core/model/budget.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import type { RunEnd } from '../../core/model/training.ts';
import { createRandom, restoreRandom } from '../../core/random.ts';
import { CANDIDATES, type EngineCandidate } from '../backends/candidates.ts';
import { ngramNatsPerNote } from '../baseline/ngramModel.ts';
import { initialParameters } from '../network/initialise.ts';
import { breathe } from './breathe.ts';
import { chooseAugmentation, extentOf } from './planRun.ts';
import { readRequest, type TrainRequest } from './requestedRun.ts';
import { SteadyEngine } from './steadyEngine.ts';
import { runPlan, type RunControl } from './trainLoop.ts';

/** @throws AppError cancelled */
async function breatheUnless(signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted) throw new AppError('cancelled', 'stopped before anything was learned');
  await breathe();
}

/**
 * Trains until the plan is fulfilled, the signal aborts (Stop) or the held-out loss has not improved
 * for long. The same request on the same engine gives the same model, except after Stop.
 * @param candidates the engines to choose from, not to be left out in a worker; tests bring failing ones.
 * @throws AppError cancelled, when stopped before anything was learned; model/too-little-music; training/changed;
 *   model/no-backend when no engine can train, or all of them failed before anything was learned
 */
export async function trainModel(
  request: TrainRequest,
  control: RunControl,
  candidates: readonly EngineCandidate[] = CANDIDATES,
): Promise<{ readonly model: TrainedModel; readonly endedBy: RunEnd }> {
  const { settings, base, from = null } = request;
  const { pieces, split, trainingNotes, recipe, corpus, isHeard, toModel } = readRequest(request);
  const validationNotes = countExcerptNotes(split.validation);
  const random = from ? restoreRandom(from.random) : createRandom(settings.seed);
  const initial = from?.parameters ?? base?.parameters ?? initialParameters(recipe.network, random);
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
    // More streams than pieces would be padding.
    const streams = Math.min(recipe.streams, split.validation.length);
    const run = await runPlan(
      engine,
      {
        recipe,
        training: new TrainingBatches(
          noteTuples(chooseAugmentation(settings, pieces, corpus.bands.keepsOneKey)),
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
          model: toModel({ ...best, parameters: best.parameters.slice() }, baselineNatsPerNote),
        }),
    );
    return { endedBy: run.endedBy, model: toModel(run, baselineNatsPerNote) };
  } finally {
    engine.dispose();
  }
}
