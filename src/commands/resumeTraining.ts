// A training that was under way when the page went goes on by itself, paused if it was, when its project is opened;
// where that has failed before, it is held until the musician says what becomes of it.
import type { KeptRun, RunRequest } from '../services/storage/checkpoints.ts';
import type { TrainResult } from '../workers/model/protocol.ts';
import type { App } from './app.ts';
import type { PreparedRun, RunKeeper } from './runKeeper.ts';
import { heldRun, runTraining, showResumed } from './runTraining.ts';

/** A run that went down with the page so often without getting any further would do so again. */
const MOST_ATTEMPTS = 4;

/** Resolves when that training has ended; at once where there is none. To be called once the project is open. */
export async function resumeTraining(app: App): Promise<void> {
  await resume(app, async (projectId, kept) => {
    if (kept.attempts < MOST_ATTEMPTS) return goOn(app, projectId, kept);
    app.store.getState().setHeldRun(heldRun('page closed', kept.state));
    return null;
  });
}

/** The browser had frozen the page, and its workers with it: the training, if one is under way, goes on by itself. */
export function tellSlept({ store }: App): void {
  const { run, facts } = store.getState().training;
  if (run.status !== 'running' || !run.progress) return;
  const engine = facts?.engines.find(({ status }) => status === 'chosen')?.name ?? null;
  store.getState().setResumption({ after: 'sleep', notesSeen: run.progress.notesSeen, engine });
}

/** Goes on with the run that is held. Resolves when it has ended. */
export async function goOnTraining(app: App): Promise<void> {
  await resume(app, (projectId, kept) => goOn(app, projectId, kept));
}

/** Ends the run that is held, and keeps its best weights as a model. */
export async function keepHeldTraining(app: App): Promise<void> {
  await resume(app, (_, kept) => Promise.resolve(show(app, kept)), keepBest);
}

/** Ends the run that is held; what it has learned is gone. */
export async function discardHeldTraining(app: App): Promise<void> {
  await resume(app, async (projectId) => {
    await app.services.checkpoints.remove(projectId);
    app.store.getState().forgetRun();
    return null;
  });
}

type Learn = Parameters<typeof runTraining>[2];

async function resume(
  app: App,
  prepare: (projectId: string, kept: KeptRun) => Promise<PreparedRun | null>,
  learn?: Learn,
): Promise<void> {
  const { training, setHeldRun } = app.store.getState();
  const isAlone = await runTraining(
    app,
    async (projectId) => {
      const kept = projectId && (await open(app, projectId));
      if (!kept) {
        setHeldRun(null);
        return null;
      }
      const { models } = app.store.getState().training;
      if (!models.some(({ id }) => id === kept.request.modelId)) return prepare(projectId, kept);
      // It had ended, and the page went before its checkpoints did.
      await app.services.checkpoints.remove(projectId);
      setHeldRun(null);
      return null;
    },
    learn,
  );
  if (!isAlone) setHeldRun({ ...(training.held ?? heldRun('elsewhere', null)), why: 'elsewhere' });
}

async function open({ services }: App, projectId: string): Promise<KeptRun | null> {
  try {
    return await services.checkpoints.open(projectId);
  } catch (thrown) {
    console.warn('Whether a training was under way cannot be read:', thrown);
    return null;
  }
}

async function goOn(app: App, projectId: string, kept: KeptRun): Promise<PreparedRun> {
  try {
    await app.services.checkpoints.countAttempt(projectId, kept);
  } catch (thrown) {
    console.warn('That a training goes on could not be written down:', thrown);
  }
  return show(app, kept);
}

function show(app: App, { request, state }: KeptRun): PreparedRun {
  showResumed(app, state, 'page closed');
  return { request, state, isKept: true };
}

async function keepBest(
  { services: { model } }: App,
  request: RunRequest,
  keeper: RunKeeper,
): Promise<TrainResult> {
  const from = keeper.latest()!.checkpoint;
  return { model: await model.modelSoFar({ ...request, from }, {}), endedBy: 'stop' };
}
