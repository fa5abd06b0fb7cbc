// A model is asked about a take it wrote, with the real handlers in this process.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { DEFAULT_RULES, NO_LIMITS } from '../core/model/takeSettings.ts';
import { DEFAULT_TRAINING } from '../core/model/training.ts';
import { countNotes } from '../core/music/score.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import { createModelHandler } from '../workers/model/handler.ts';
import { createPreprocessHandler } from '../workers/preprocess/handler.ts';
import type { App } from './app.ts';
import { generateTake } from './generateTake.ts';
import { importFiles } from './importFiles.ts';
import {
  cancelSurprise,
  showConsidered,
  showPitchMap,
  showSurprise,
  writerOf,
} from './insights.ts';
import { trainModel } from './trainModel.ts';

const app: App = {
  store: createAppStore(),
  services: {
    preprocess: createPreprocessHandler(),
    model: createModelHandler(),
  } as Partial<Services> as Services,
};
const state = () => app.store.getState();
const take = () => state().takes.list[0]!;

beforeAll(async () => {
  const name = 'satie-gymnopedie-no1.mid';
  const bytes = readFileSync(new URL(`../../public/corpus/${name}`, import.meta.url));
  await importFiles(app, [new File([bytes], name)]);
  await trainModel(app, { ...DEFAULT_TRAINING, length: { kind: 'passes', passes: 1 } });
  await generateTake(app, {
    modelId: state().training.models[0]!.id,
    wish: { kind: 'new', prime: null, bars: 4 },
    settings: { seed: 3, temperature: 1, rules: DEFAULT_RULES, limits: NO_LIMITS, candidates: 1 },
    count: 1,
  });
}, 120_000);

it('every note of a take has its surprise', async () => {
  await showSurprise(app, take().id);
  const { job } = state().surprise!;
  if (job.status !== 'done') throw new Error(job.status);
  expect(job.result.nats).toHaveLength(countNotes(take().score));
  expect(Math.min(...job.result.nats)).toBeGreaterThan(0);
});

it('a reading that nobody looks at any more ends, and is begun anew', async () => {
  const signals: AbortSignal[] = [];
  const measureSurprise = app.services.model.measureSurprise.bind(app.services.model);
  app.services.model.measureSurprise = (input, job) => {
    signals.push(job.signal!);
    return measureSurprise(input, job);
  };
  state().setSurprise(null);
  const first = showSurprise(app, take().id);
  cancelSurprise(app);
  expect(state().surprise).toBeNull();
  await Promise.all([first, showSurprise(app, take().id)]);
  app.services.model.measureSurprise = measureSurprise;
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  expect(state().surprise?.job.status).toBe('done');
  // What is known stays.
  cancelSurprise(app);
  expect(state().surprise?.job.status).toBe('done');
});

it('of two notes asked for, the last is told', async () => {
  const { job } = state().surprise!;
  if (job.status !== 'done') throw new Error(job.status);
  const [first, second] = job.result.events;
  const asked = showConsidered(app, take().id, first!);
  await showConsidered(app, take().id, second!);
  await asked;
  const { considered } = state();
  expect(considered).toMatchObject({ event: second, job: { status: 'done' } });
  if (considered?.job.status !== 'done') throw new Error('not told');
  expect(considered.job.result.nats).toBeCloseTo(job.result.nats[1]!, 3);
});

it('the pitches of a model are mapped once', async () => {
  const { id } = state().training.models[0]!;
  await showPitchMap(app, id);
  const job = state().pitchMaps[id];
  if (job?.status !== 'done') throw new Error(job?.status);
  expect(job.result!.places.length).toBeGreaterThan(8);
  await showPitchMap(app, id);
  expect(state().pitchMaps[id]).toBe(job);
});

it('a model that was deleted cannot be asked', async () => {
  const { id } = state().training.models[0]!;
  expect(writerOf(app, take())).not.toBeNull();
  state().removeModel(id);
  expect(writerOf(app, take())).toBeNull();
  const { considered } = state();
  await showConsidered(app, take().id, 0);
  expect(state().considered).toBe(considered);
});
