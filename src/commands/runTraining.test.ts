// What becomes of a training when its worker crashes, the page goes, the disk is full or another tab comes: with a
// model service that does as it is told, and files that fail when they are told to.
import { afterEach, expect, it, vi } from 'vitest';
import { AppError } from '../core/errors.ts';
import type { Checkpoint } from '../core/model/checkpoint.ts';
import { DEFAULT_TRAINING, type TrainEvent } from '../core/model/training.ts';
import type { ProjectRecord } from '../core/project/projectRecord.ts';
import { createRandom } from '../core/random.ts';
import type { CheckpointStore, KeptRun, RunRequest } from '../services/storage/checkpoints.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import { STARTER_ID } from '../store/training.ts';
import { tinyModel } from '../testing/tinyModel.ts';
import type { CheckpointEvent, ModelProtocol, TrainResult } from '../workers/model/protocol.ts';
import type { App } from './app.ts';
import {
  discardHeldTraining,
  goOnTraining,
  keepHeldTraining,
  resumeTraining,
} from './resumeTraining.ts';
import { discardTraining, keepTraining, stopTraining } from './runTraining.ts';
import { trainModel } from './trainModel.ts';

afterEach(() => vi.restoreAllMocks());

const PROJECT = 'p';
const WEIGHTS = new Float32Array(3);
const request: RunRequest = {
  name: 'Odd',
  modelId: 'odd',
  pieces: [],
  settings: DEFAULT_TRAINING,
  base: null,
};
const NO_STORY = {
  facts: null,
  recoveries: [],
  trainLoss: [],
  validationLoss: [],
  bestValidation: null,
};

function checkpointAt(notesSeen: number, wish: Checkpoint['wish'] = 'go on'): Checkpoint {
  const optimizer = { first: WEIGHTS, second: WEIGHTS, steps: 0 };
  const judged = { parameters: WEIGHTS, validationLoss: 4, notesSeen, seconds: 1 };
  return {
    engine: { name: 'wasm', variant: '' },
    parameters: WEIGHTS,
    optimizer,
    carried: null,
    best: { ...judged, optimizer, learningRate: 1e-3 },
    misses: 0,
    updates: 1,
    notesSeen,
    validatedAt: notesSeen,
    learningRate: 1e-3,
    lastStretch: null,
    seconds: 1,
    random: createRandom(1).state(),
    order: { queue: [], streams: [] },
    validationGap: 10,
    wish,
  };
}

const keptAt = (notesSeen: number, wish?: Checkpoint['wish'], attempts = 0): KeptRun => ({
  request,
  state: { checkpoint: checkpointAt(notesSeen, wish), story: NO_STORY },
  attempts,
});
const done: TrainResult = { model: tinyModel(WEIGHTS), endedBy: 'plan' };
const crash = (): AppError => new AppError('worker/crashed', 'killed');

/** Files in memory; `isFull` makes them refuse, and `isBusy` is another tab that trains. */
class MemoryCheckpoints implements CheckpointStore {
  kept: KeptRun | null = null;
  isFull = false;
  isBusy = false;

  whileAlone<Result>(_: string, work: () => Promise<Result>): Promise<Result | null> {
    return this.isBusy ? Promise.resolve(null) : work();
  }

  async begin(_: string, begun: RunRequest): Promise<void> {
    await this.#write({ request: begun, state: null, attempts: 0 });
  }

  async save(_: string, state: KeptRun['state']): Promise<void> {
    // As on the disk, a state without a request is not found again.
    await this.#write(this.kept && { ...this.kept, state });
  }

  open(): Promise<KeptRun | null> {
    return Promise.resolve(this.kept);
  }

  async countAttempt(_: string, { attempts }: KeptRun): Promise<void> {
    await this.#write(this.kept && { ...this.kept, attempts: attempts + 1 });
  }

  remove(): Promise<void> {
    this.kept = null;
    return Promise.resolve();
  }

  #write(kept: KeptRun | null): Promise<void> {
    if (this.isFull) return Promise.reject(new AppError('storage/no-room', 'full'));
    this.kept = kept;
    return Promise.resolve();
  }
}

type Job = Parameters<ModelProtocol['train']>[1];
/** What a worker does with one call. */
type Script = (
  say: (event: TrainEvent | CheckpointEvent) => void,
  job: Job,
) => Promise<TrainResult>;

/** The script of each call in turn. */
function start(checkpoints: MemoryCheckpoints, scripts: Script[], isModelKept = true) {
  const store = createAppStore();
  const from: (number | null)[] = [];
  const model: Partial<ModelProtocol> = {
    train: (input, job) => {
      from.push(input.from?.notesSeen ?? null);
      return scripts.shift()!((event) => job.onEvent?.(event), job);
    },
    modelSoFar: () => Promise.resolve(done.model),
    takeCheckpoint: () => Promise.resolve(),
  };
  const list = (): Promise<ProjectRecord[]> => {
    const models = store.getState().training.models.map(({ id }) => id);
    const record = { id: PROJECT, order: { models: isModelKept ? models : [] } };
    return Promise.resolve([record as unknown as ProjectRecord]);
  };
  store.getState().setProject({ id: PROJECT, keeping: 'on' });
  const services = { model, checkpoints, projects: { list } } as unknown as Services;
  const app: App = { store, services };
  return { app, from, training: () => store.getState().training };
}

const afterStop: Script = (_, { signal }) =>
  new Promise((resolve) => {
    const end = (): void => resolve({ ...done, endedBy: 'stop' });
    if (signal!.aborted) end();
    else signal!.addEventListener('abort', end);
  });
const failing =
  (code: 'model/no-backend' | 'cancelled'): Script =>
  () =>
    Promise.reject(new AppError(code, code));
const crashing =
  (...reached: number[]): Script =>
  (say) => {
    for (const notesSeen of reached)
      say({ type: 'checkpoint', checkpoint: checkpointAt(notesSeen) });
    return Promise.reject(crash());
  };

it('a crash of the worker costs what came after the last checkpoint', async () => {
  const files = new MemoryCheckpoints();
  const { app, from, training } = start(files, [crashing(10, 20), () => Promise.resolve(done)]);
  await trainModel(app, DEFAULT_TRAINING);
  expect(from).toEqual([null, 20]);
  expect(training()).toMatchObject({ run: { status: 'done' }, resumption: { after: 'crash' } });
  expect(files.kept).toBeNull();
});

it('the fourth crash ends the run; it is held, and goes on when asked', async () => {
  const files = new MemoryCheckpoints();
  const scripts = [crashing(10), crashing(), crashing(), crashing()];
  const { app, from, training } = start(files, [...scripts, () => Promise.resolve(done)]);
  await trainModel(app, DEFAULT_TRAINING);
  expect(from).toEqual([null, 10, 10, 10]);
  const held = { why: 'failed', notesSeen: 10, hasLearned: true };
  expect(training()).toMatchObject({ run: { status: 'failed' }, held });
  expect(files.kept?.state?.checkpoint.notesSeen).toBe(10);

  // Nothing new can take its place.
  await trainModel(app, DEFAULT_TRAINING);
  expect(training().held).toEqual(held);

  await goOnTraining(app);
  expect(from.at(-1)).toBe(10);
  expect(training()).toMatchObject({ run: { status: 'done' }, held: null });
  expect(files.kept).toBeNull();
});

it('a crash after better weights keeps them as a model', async () => {
  const files = new MemoryCheckpoints();
  const script: Script = (say) => {
    say({ type: 'improved', model: done.model });
    return Promise.reject(crash());
  };
  const { app, training } = start(files, [script]);
  await trainModel(app, DEFAULT_TRAINING);
  expect(training()).toMatchObject({ run: { status: 'done', result: { endedBy: 'crashed' } } });
});

it('the next take is written with what was just learned', async () => {
  const { app, training } = start(new MemoryCheckpoints(), [() => Promise.resolve(done)]);
  app.store.getState().setWritingSettings({ modelId: STARTER_ID });
  await trainModel(app, DEFAULT_TRAINING);
  const [learned] = training().models;
  expect(learned).toBeDefined();
  expect(app.store.getState().settings.writing.modelId).toBe(learned?.id);
});

it('a Stop the page was closed on is carried out when it is opened again', async () => {
  const files = new MemoryCheckpoints();
  files.kept = keptAt(50, 'stop');
  const { app, training } = start(files, [afterStop]);
  await resumeTraining(app);
  const result = { modelId: request.modelId, endedBy: 'stop' };
  expect(training().run).toEqual({ status: 'done', result });
  expect(files.kept).toBeNull();
});

it('what fails before it goes on stays, and its best can be kept', async () => {
  const files = new MemoryCheckpoints();
  files.kept = keptAt(50);
  const { app, training } = start(files, [failing('model/no-backend')]);
  await resumeTraining(app);
  expect(training()).toMatchObject({ run: { status: 'failed' }, held: { notesSeen: 50 } });
  expect(files.kept).not.toBeNull();

  await keepHeldTraining(app);
  expect(training().models.map(({ id }) => id)).toEqual([request.modelId]);
  expect(training().held).toBeNull();
  expect(files.kept).toBeNull();
});

it('what is held can be discarded', async () => {
  const files = new MemoryCheckpoints();
  files.kept = keptAt(50);
  const { app, training } = start(files, [failing('model/no-backend')]);
  await resumeTraining(app);
  await discardHeldTraining(app);
  expect(training()).toMatchObject({ run: { status: 'idle' }, held: null, models: [] });
  expect(files.kept).toBeNull();
});

it('a run that went down with the page five times at the same place waits to be asked', async () => {
  const files = new MemoryCheckpoints();
  files.kept = keptAt(50);
  for (let attempt = 1; attempt <= 4; attempt++) {
    // The page goes: nothing is heard of it again.
    const gone = start(files, [() => new Promise(() => undefined)]);
    void resumeTraining(gone.app);
    await vi.waitFor(() => expect(gone.from).toEqual([50]));
  }

  const next = start(files, [() => Promise.resolve(done)]);
  await resumeTraining(next.app);
  expect(next.from).toEqual([]);
  const { run, held } = next.training();
  expect(run.status).toBe('idle');
  expect(held).toEqual({ why: 'page closed', notesSeen: 50, hasLearned: true });
  await goOnTraining(next.app);
  expect(next.training().run.status).toBe('done');
});

it('the checkpoint stays as long as the model is not kept', async () => {
  const files = new MemoryCheckpoints();
  files.kept = keptAt(50);
  const { app, training } = start(files, [() => Promise.resolve(done)], false);
  await resumeTraining(app);
  expect(training().run.status).toBe('done');
  expect(files.kept).not.toBeNull();
});

it('a run whose model is there already does not go on', async () => {
  const files = new MemoryCheckpoints();
  files.kept = keptAt(50);
  const { app, from, training } = start(files, []);
  app.store.getState().addModel(request.modelId, done.model);
  await resumeTraining(app);
  expect(from).toEqual([]);
  expect(training().models).toHaveLength(1);
  expect(files.kept).toBeNull();
});

it('a run that could not be begun on a full disk is said to be unkept until it has been', async () => {
  const files = new MemoryCheckpoints();
  files.isFull = true;
  let say: Parameters<Script>[0] | undefined;
  const script: Script = (sayIt, job) => {
    say = sayIt;
    return afterStop(sayIt, job);
  };
  const { app, training } = start(files, [script]);
  const running = trainModel(app, DEFAULT_TRAINING);
  await vi.waitFor(() => expect(say).toBeDefined());
  expect(training().unkept?.code).toBe('storage/no-room');
  say!({ type: 'checkpoint', checkpoint: checkpointAt(10) });
  await keepTraining(app);
  expect(training().unkept?.code).toBe('storage/no-room');

  files.isFull = false;
  say!({ type: 'checkpoint', checkpoint: checkpointAt(20) });
  await keepTraining(app);
  expect(training().unkept).toBeNull();
  expect(files.kept?.state?.checkpoint.notesSeen).toBe(20);
  stopTraining(app);
  await running;
});

it('left to another tab, a run lets go at once and leaves its checkpoint', async () => {
  const files = new MemoryCheckpoints();
  files.kept = keptAt(50);
  // A worker that is long in hearing of it.
  const { app, from, training } = start(files, [() => new Promise(() => undefined)]);
  const running = resumeTraining(app);
  await vi.waitFor(() => expect(from).toEqual([50]));
  app.store.getState().setProject({ keeping: 'elsewhere' });
  await running;
  expect(training()).toMatchObject({ run: { status: 'idle' }, models: [], held: null });
  expect(files.kept.state?.checkpoint.notesSeen).toBe(50);
});

it('a run another tab does not let go of is held, and can be tried again', async () => {
  const files = new MemoryCheckpoints();
  files.kept = keptAt(50);
  files.isBusy = true;
  const { app, training } = start(files, [() => Promise.resolve(done)]);
  await resumeTraining(app);
  expect(training().held?.why).toBe('elsewhere');
  await trainModel(app, DEFAULT_TRAINING);
  expect(files.kept).not.toBeNull();
  files.isBusy = false;
  await goOnTraining(app);
  expect(training()).toMatchObject({ run: { status: 'done' }, held: null });
});

it('a new run says that another tab trains', async () => {
  const files = new MemoryCheckpoints();
  files.isBusy = true;
  const { app, training } = start(files, []);
  await trainModel(app, DEFAULT_TRAINING);
  expect(training().run).toMatchObject({ failure: { code: 'training/elsewhere' } });
});

it('stopped before it has learned anything, or discarded, a run leaves nothing', async () => {
  const files = new MemoryCheckpoints();
  const { app, from, training } = start(files, [failing('cancelled'), afterStop]);
  await trainModel(app, DEFAULT_TRAINING);
  expect(training().run.status).toBe('cancelled');
  expect(files.kept).toBeNull();

  const running = trainModel(app, DEFAULT_TRAINING);
  await vi.waitFor(() => expect(from).toHaveLength(2));
  expect(files.kept).not.toBeNull();
  discardTraining(app);
  await running;
  expect(training()).toMatchObject({ run: { status: 'idle' }, models: [] });
  expect(files.kept).toBeNull();
});
