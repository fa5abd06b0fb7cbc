// One training, from what is asked for to the model it leaves: what it reports goes to the store, its checkpoints to
// the browser's files, and when the worker crashes it goes on from the last of them in a fresh one.
import { AppError, toAppError } from '../core/errors.ts';
import type { Checkpoint } from '../core/model/checkpoint.ts';
import type { TrainEvent } from '../core/model/training.ts';
import type { KeptRun, RunRequest, RunState } from '../services/storage/checkpoints.ts';
import { toFailure, toJobEnd } from '../store/job.ts';
import { storyOf, type Resumption } from '../store/training.ts';
import type { TrainResult } from '../workers/model/protocol.ts';
import type { App } from './app.ts';
import { keepNow } from './keepProject.ts';
import { stopMeasuring } from './measureSpeeds.ts';
import { removeModel } from './remove.ts';

/** More of them, and it would crash again. */
const MOST_CRASHES = 3;

interface Running {
  readonly stop: AbortController;
  /** What becomes of the model. */
  fate: 'kept' | 'discarded' | 'left to another tab';
}
const running = new WeakMap<App, Running>();

export const isTraining = (app: App): boolean => running.has(app);

/** The project trainings are kept with; null where nothing is kept. */
function keptProjectId({ store }: App): string | null {
  const { id, keeping } = store.getState().project;
  return keeping === 'on' ? id : null;
}

/**
 * Runs until the training ends; progress and outcome are in `store.training`. One run at a time, also among tabs.
 * @param prepare what is asked for and how far it had got; null: nothing to do
 */
export async function runTraining(
  app: App,
  prepare: (projectId: string | null) => Promise<KeptRun | null>,
): Promise<void> {
  if (running.has(app)) return;
  const run: Running = { stop: new AbortController(), fate: 'kept' };
  running.set(app, run);
  const projectId = keptProjectId(app);
  const carryOut = async (): Promise<true> => {
    await carryOutRun(app, run, projectId, prepare);
    return true;
  };
  const unfollow = app.store.subscribe(({ project }) => {
    // It goes on there, from the last checkpoint.
    if (project.keeping !== 'elsewhere' || run.fate === 'left to another tab') return;
    run.fate = 'left to another tab';
    run.stop.abort();
  });
  try {
    const { checkpoints } = app.services;
    const isDone = projectId ? await checkpoints.whileAlone(projectId, carryOut) : await carryOut();
    const elsewhere = new AppError('training/elsewhere', 'another tab trains in this project');
    if (!isDone) app.store.getState().endRun(toJobEnd(elsewhere));
  } finally {
    unfollow();
    running.delete(app);
  }
}

async function carryOutRun(
  app: App,
  run: Running,
  projectId: string | null,
  prepare: (projectId: string | null) => Promise<KeptRun | null>,
): Promise<void> {
  const { store } = app;
  try {
    await stopMeasuring(app);
    const kept = await prepare(projectId);
    if (!kept) return;
    if (kept.state?.checkpoint.wish === 'stop') run.stop.abort();
    const { model, endedBy } = await train(app, run, projectId, kept);
    store.getState().finishRun(crypto.randomUUID(), model, endedBy);
  } catch (thrown) {
    const end = toJobEnd(thrown);
    // Stop and a crash cost what was learned since the best weights, not the weights.
    const { improved } = store.getState().training;
    const endedBy = end.status === 'failed' ? 'crashed' : 'stop';
    if (improved) store.getState().finishRun(crypto.randomUUID(), improved, endedBy);
    else store.getState().endRun(end);
  }
  if (run.fate === 'left to another tab') return;
  if (run.fate === 'discarded') discardModel(app);
  if (projectId) await forgetKeptRun(app, projectId);
}

/** Goes on in a fresh worker when one crashes. */
async function train(
  app: App,
  run: Running,
  projectId: string | null,
  { request, state }: KeptRun,
): Promise<TrainResult> {
  const keeper = await createRunKeeper(app, projectId, request, state);
  for (let crashes = 0; ; crashes++) {
    try {
      return await app.services.model.train(
        { ...request, from: keeper.latest()?.checkpoint ?? null },
        {
          signal: run.stop.signal,
          onEvent: (event) => {
            if (event.type !== 'checkpoint') tell(app, event, request);
            else if (run.fate !== 'left to another tab') keeper.keep(event.checkpoint);
          },
        },
      );
    } catch (thrown) {
      const latest = keeper.latest();
      const isCrash = toAppError(thrown).code === 'worker/crashed';
      if (!isCrash || !latest || crashes === MOST_CRASHES || run.stop.signal.aborted) throw thrown;
      showResumed(app, latest, 'crash');
    } finally {
      await keeper.settled();
    }
  }
}

/** Ends the run after its current step; what it has learned is kept as a model. */
export function stopTraining(app: App): void {
  running.get(app)?.stop.abort();
}

/** Ends the run and throws away what it has learned; Undo brings back the model it left. */
export function discardTraining(app: App): void {
  const run = running.get(app);
  if (!run) return;
  run.fate = 'discarded';
  run.stop.abort();
}

/** Holds the run before its next step, or lets it go on. */
export async function pauseTraining(app: App, isPaused: boolean): Promise<void> {
  if (!running.has(app)) return;
  await tellWorker(() => app.services.model.setPaused({ isPaused }, {}));
  if (running.has(app)) app.store.getState().setRunPaused(isPaused);
}

/** Keeps where the run stands now: the page may be about to go. */
export async function keepTraining(app: App): Promise<void> {
  if (running.has(app)) await tellWorker(() => app.services.model.takeCheckpoint(null, {}));
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

interface RunKeeper {
  /** What a crash goes back to. */
  latest(): RunState | null;
  keep(checkpoint: Checkpoint): void;
  /** Resolves when nothing is left to be written. */
  settled(): Promise<void>;
}

/** @param projectId null: only in memory, for a crash of the worker */
async function createRunKeeper(
  { store, services }: App,
  projectId: string | null,
  request: RunRequest,
  from: RunState | null,
): Promise<RunKeeper> {
  let latest = from;
  let waiting: RunState | null = null;
  let writing = Promise.resolve();
  const attempt = async (write: () => Promise<void>): Promise<void> => {
    const { training, setRunUnkept } = store.getState();
    try {
      await write();
      if (training.unkept) setRunUnkept(null);
    } catch (thrown) {
      // The training goes on; it is said that it would be lost with the page.
      setRunUnkept(toFailure(thrown));
    }
  };
  if (projectId && !from) await attempt(() => services.checkpoints.begin(projectId, request));
  return {
    latest: () => latest,
    settled: () => writing,
    keep(checkpoint) {
      const isQueued = waiting !== null;
      latest = waiting = { checkpoint, story: storyOf(store.getState().training) };
      // Of those that come while one is written, only the last is worth writing.
      if (!projectId || isQueued) return;
      writing = writing.then(() => {
        const state = waiting!;
        waiting = null;
        return attempt(() => services.checkpoints.save(projectId, state));
      });
    },
  };
}

/** Only when the model it left is kept itself. */
async function forgetKeptRun(app: App, projectId: string): Promise<void> {
  await keepNow(app);
  try {
    await app.services.checkpoints.remove(projectId);
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
