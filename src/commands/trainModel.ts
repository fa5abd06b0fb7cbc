// Training a model on the pieces the musician included.
import { AppError, toAppError } from '../core/errors.ts';
import type { TrainedModel } from '../core/model/trainedModel.ts';
import type { RunEnd, TrainSettings } from '../core/model/training.ts';
import { toJobEnd } from '../store/job.ts';
import { includedPieces } from '../store/library.ts';
import { findModel, STARTER_ID } from '../store/training.ts';
import type { App } from './app.ts';
import { loadStarter } from './loadStarter.ts';
import { stopMeasuring } from './measureSpeeds.ts';

/** Stop of the run in progress, per app. */
const stops = new WeakMap<App, AbortController>();

/** Runs until the training ends; progress and outcome are in `store.training`. One run at a time. */
export async function trainModel(app: App, settings: TrainSettings): Promise<void> {
  const { store, services } = app;
  if (stops.has(app)) return;
  const pieces = includedPieces(store.getState().library.rows).map(({ score, events }) => ({
    title: score.title,
    events,
  }));
  const slice = store.getState();
  const stop = new AbortController();
  stops.set(app, stop);
  slice.startRun();
  let best = null as TrainedModel | null;
  const finish = (model: TrainedModel, endedBy: RunEnd): void => {
    slice.finishRun(crypto.randomUUID(), model, endedBy);
  };
  try {
    await stopMeasuring(app);
    const base = await findBase(app, settings.baseModelId);
    const { model, endedBy } = await services.model.train(
      { name: newName(app, pieces), pieces, settings, base, from: null },
      {
        signal: stop.signal,
        onEvent: (event) => {
          if (event.type === 'started') slice.setRunFacts(event.facts);
          else if (event.type === 'improved') best = event.model;
          else if (event.type === 'recovered') slice.addRecovery(event, event.engines);
          else if (event.type === 'validated')
            slice.addValidationLoss(event.validation, event.isBest);
          else if (event.type === 'progress')
            slice.addTrainLoss(event.train, {
              notesSeen: event.train.notesSeen,
              share: event.share,
              isLastStretch: event.isLastStretch,
              notesPerSecond: event.notesPerSecond,
              seconds: event.seconds,
              secondsLeft: event.secondsLeft,
            });
          if (event.type === 'progress' && !base)
            slice.setSpeed(settings.engine, settings.preset, event.notesPerSecond);
        },
      },
    );
    finish(model, endedBy);
  } catch (thrown) {
    const end = toJobEnd(thrown);
    // A crash costs what was learned since the best weights, not the weights.
    if (best && end.status === 'failed') finish(best, 'crashed');
    else slice.endRun(end);
  } finally {
    stops.delete(app);
  }
}

/**
 * The model to go on from; null where there is none by that id any more.
 * @throws AppError network/unreachable, for the starter model
 */
async function findBase(app: App, id: string | null): Promise<TrainedModel | null> {
  if (id === STARTER_ID) {
    await loadStarter(app);
    const { starter } = app.store.getState().training;
    if (starter.status === 'failed') {
      const { code, message, details } = starter.failure;
      throw new AppError(code, message, details);
    }
  }
  return findModel(app.store.getState().training, id);
}

/** Ends the run after its current step; what it has learned is kept as a model. */
export function stopTraining(app: App): void {
  stops.get(app)?.abort();
}

/** Holds the run before its next step, or lets it go on. */
export async function pauseTraining(app: App, isPaused: boolean): Promise<void> {
  if (!stops.has(app)) return;
  try {
    await app.services.model.setPaused({ isPaused }, {});
  } catch (thrown) {
    // The worker crashed; the run itself ends with that and says so.
    if (toAppError(thrown).code === 'worker/crashed') return;
    throw thrown;
  }
  if (stops.has(app)) app.store.getState().setRunPaused(isPaused);
}

/** "Maple Leaf Rag and 9 more", the second time "Maple Leaf Rag and 9 more (2)". */
function newName({ store }: App, pieces: readonly { readonly title: string }[]): string {
  const [first, ...rest] = pieces.map(({ title }) => title);
  const name = rest.length === 0 ? (first ?? 'Model') : `${first!} and ${rest.length} more`;
  const taken = new Set(store.getState().training.models.map(({ model }) => model.name));
  for (let number = 2; ; number++) {
    if (!taken.has(name)) return name;
    const numbered = `${name} (${number})`;
    if (!taken.has(numbered)) return numbered;
  }
}
