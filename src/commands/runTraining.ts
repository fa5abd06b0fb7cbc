// One training, from what is asked for to the model it leaves: what it reports goes to the store, its checkpoints to
// the browser's files, and when the worker crashes it goes on from the last of them in a fresh one.
import { AppError, toAppError } from '../core/errors.ts';
import type { TrainedModel } from '../core/model/trainedModel.ts';
import type { RunEnd, TrainEvent } from '../core/model/training.ts';
import type { RunRequest, RunState } from '../services/storage/checkpoints.ts';
import { toJobEnd } from '../store/job.ts';
import type { HeldRun, Resumption } from '../store/training.ts';
import type { TrainResult } from '../workers/model/protocol.ts';
import type { App } from './app.ts';
import { keepNow } from './keepProject.ts';
import { stopMeasuring } from './measureSpeeds.ts';
import { removeModel } from './remove.ts';
import { createRunKeeper, type PreparedRun, type RunKeeper } from './runKeeper.ts';

/** More of them, and it would crash again. */
const MOST_CRASHES = 3;

/** What leaving costs at most; a validation may be under way, and no checkpoint is taken before its end. */
const MOST_WAIT_MS = 3000;

interface Running {
  readonly stop: AbortController;
  /** Another tab has the project: it goes on there, from the last checkpoint. */
  readonly leave: AbortController;
  isDiscarded: boolean;
  /** Null while it gets ready. */
  keeper: RunKeeper | null;
}
const running = new WeakMap<App, Running>();

export const isTraining = (app: App): boolean => running.has(app);

type Prepare = (projectId: string | null) => Promise<PreparedRun | null>;
type Learn = (
  app: App,
  request: RunRequest,
  keeper: RunKeeper,
  run: Running,
) => Promise<TrainResult>;

/** The project trainings are kept with; null where nothing is kept. */
function keptProjectId({ store }: App): string | null {
  const { id, keeping } = store.getState().project;
  return keeping === 'on' ? id : null;
}

/**
 * Runs until the training ends; progress and outcome are in `store.training`. One run at a time.
 * @param prepare what is asked for and how far it had got; null: nothing to do
 * @returns false when another tab trains in the project
 */
export async function runTraining(app: App, prepare: Prepare, learn = train): Promise<boolean> {
  if (running.has(app)) return true;
  const run: Running = {
    stop: new AbortController(),
    leave: new AbortController(),
    isDiscarded: false,
    keeper: null,
  };
  running.set(app, run);
  const projectId = keptProjectId(app);
  const carryOut = async (): Promise<true> => {
    await carryOutRun(app, run, projectId, prepare, learn);
    return true;
  };
  const unfollow = app.store.subscribe(({ project }) => {
    if (project.keeping !== 'elsewhere' || run.leave.signal.aborted) return;
    run.leave.abort();
    run.stop.abort();
  });
  try {
    const { checkpoints } = app.services;
    return (
      (projectId ? await checkpoints.whileAlone(projectId, carryOut) : await carryOut()) ?? false
    );
  } finally {
    unfollow();
    running.delete(app);
  }
}

async function carryOutRun(
  app: App,
  run: Running,
  projectId: string | null,
  prepare: Prepare,
  learn: Learn,
): Promise<void> {
  const { store } = app;
  let prepared: PreparedRun | null = null;
  try {
    await stopMeasuring(app);
    prepared = await prepare(projectId);
    if (!prepared) return;
    const { request, state } = prepared;
    if (state?.checkpoint.wish === 'stop') run.stop.abort();
    run.keeper = createRunKeeper(app, projectId, prepared);
    const { model, endedBy } = await learn(app, request, run.keeper, run);
    keepModel(app, request.modelId, model, endedBy);
  } catch (thrown) {
    if (!run.leave.signal.aborted) endEarly(app, prepared?.request.modelId, thrown);
  }
  if (!prepared) return;
  if (run.leave.signal.aborted) store.getState().forgetRun();
  else if (run.isDiscarded) discardModel(app);
  if (!projectId || run.leave.signal.aborted) return;
  const latest = run.keeper?.latest() ?? null;
  const isFailed = store.getState().training.run.status === 'failed';
  if (isFailed && latest && latest.checkpoint.notesSeen > 0)
    store.getState().setHeldRun(heldRun('failed', latest));
  else await forgetKeptRun(app, projectId);
}

/** The next take is written with what was just learned, whichever model wrote the last. */
function keepModel({ store }: App, id: string, model: TrainedModel, endedBy: RunEnd): void {
  const { finishRun, setWritingSettings } = store.getState();
  finishRun(id, model, endedBy);
  setWritingSettings({ modelId: id });
}

/** Stop and a crash cost what was learned since the best weights, not the weights. */
function endEarly(app: App, modelId: string | undefined, thrown: unknown): void {
  const { training, endRun } = app.store.getState();
  const end = toJobEnd(thrown);
  if (training.improved && modelId !== undefined)
    keepModel(app, modelId, training.improved, end.status === 'failed' ? 'crashed' : 'stop');
  else endRun(end);
}

/** @param state null: unknown, or from the beginning */
export function heldRun(why: HeldRun['why'], state: RunState | null): HeldRun {
  const { notesSeen = 0, best } = state?.checkpoint ?? {};
  return { why, notesSeen, hasLearned: best !== undefined && best.notesSeen > 0 };
}

/** Goes on in a fresh worker when one crashes. */
async function train(
  app: App,
  request: RunRequest,
  keeper: RunKeeper,
  run: Running,
): Promise<TrainResult> {
  const { stop, leave } = run;
  await keeper.settled();
  for (let crashes = 0; ; crashes++) {
    try {
      const training = app.services.model.train(
        { ...request, from: keeper.latest()?.checkpoint ?? null },
        {
          signal: stop.signal,
          onEvent: (event) => {
            if (leave.signal.aborted) return;
            if (event.type !== 'checkpoint') tell(app, event, request);
            else keeper.keep(event.checkpoint);
          },
        },
      );
      // The other tab waits for this one's lock, not for the worker to finish its step.
      return await Promise.race([training, aborting(leave.signal)]);
    } catch (thrown) {
      const latest = keeper.latest();
      const isCrash = toAppError(thrown).code === 'worker/crashed';
      if (!isCrash || !latest || crashes === MOST_CRASHES || stop.signal.aborted) throw thrown;
      showResumed(app, latest, 'crash');
    } finally {
      await keeper.settled();
    }
  }
}

/** @throws AppError cancelled, when it aborts */
function aborting(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => reject(new AppError('cancelled', 'another tab has the project'));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

/** Ends the run after its current step; what it has learned is kept as a model. */
export function stopTraining(app: App): void {
  running.get(app)?.stop.abort();
}

/** Ends the run and throws away what it has learned; Undo brings back the model it left. */
export function discardTraining(app: App): void {
  const run = running.get(app);
  if (!run) return;
  run.isDiscarded = true;
  run.stop.abort();
}

/** Holds the run before its next step, or lets it go on. */
export async function pauseTraining(app: App, isPaused: boolean): Promise<void> {
  if (!running.has(app)) return;
  await tellWorker(() => app.services.model.setPaused({ isPaused }, {}));
  if (running.has(app)) app.store.getState().setRunPaused(isPaused);
}

/** Keeps where the run stands now: the page may be about to go. Resolves when it is written, if that is soon. */
export async function keepTraining(app: App): Promise<void> {
  const run = running.get(app);
  if (!run) return;
  const take = async (): Promise<void> => {
    await tellWorker(() => app.services.model.takeCheckpoint(null, {}));
    await run.keeper?.settled();
  };
  const patience = new Promise<void>((resolve) => setTimeout(resolve, MOST_WAIT_MS));
  await Promise.race([take(), patience]);
}

async function tellWorker(call: () => Promise<void>): Promise<void> {
  try {
    await call();
  } catch (thrown) {
    // The worker crashed; the run itself sees to that.
    if (toAppError(thrown).code !== 'worker/crashed') throw thrown;
  }
}

/** Shows a run as it was where it goes on. @param state null: from the beginning */
export function showResumed(
  { store }: App,
  state: RunState | null,
  after: Resumption['after'],
): void {
  const { engine, notesSeen, wish } = state?.checkpoint ?? {};
  const resumption = { after, notesSeen: notesSeen ?? 0, engine: engine?.name ?? null };
  store.getState().restoreRun(state?.story ?? null, resumption, wish === 'pause');
}

function tell(app: App, event: TrainEvent, request: RunRequest): void {
  const slice = app.store.getState();
  switch (event.type) {
    case 'started':
      slice.setRunFacts(event.facts);
      break;
    case 'improved':
      slice.setImproved(event.model);
      break;
    case 'recovered':
      slice.addRecovery(event, event.engines);
      break;
    case 'validated':
      slice.addValidationLoss(event.validation, event.isBest);
      break;
    case 'progress': {
      const { train: point, share, isLastStretch, notesPerSecond, seconds, secondsLeft } = event;
      const { notesSeen } = point;
      const progress = { notesSeen, share, isLastStretch, notesPerSecond, seconds, secondsLeft };
      slice.addTrainLoss(point, progress);
      const { engine, preset } = request.settings;
      if (!request.base) slice.setSpeed(engine, preset, notesPerSecond);
    }
  }
}

/** Only when the model it left, if it left one, is kept itself. */
async function forgetKeptRun(app: App, projectId: string): Promise<void> {
  const { projects, checkpoints } = app.services;
  const { run } = app.store.getState().training;
  try {
    await keepNow(app);
    if (run.status === 'done') {
      const record = (await projects.list()).find(({ id }) => id === projectId);
      if (!record?.order.models.includes(run.result.modelId)) return;
    }
    await checkpoints.remove(projectId);
  } catch (thrown) {
    console.warn('The checkpoints of a training that has ended are still there:', thrown);
  }
}

/** The run's model, if it left one, goes where deleted things go. */
function discardModel(app: App): void {
  const { run } = app.store.getState().training;
  if (run.status === 'done') removeModel(app, run.result.modelId);
  app.store.getState().forgetRun();
}
