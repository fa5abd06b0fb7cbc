// The run in progress is heard, with the real handlers in this process: it writes, and goes on learning.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEFAULT_TRAINING } from '../core/model/training.ts';
import { countNotes } from '../core/music/score.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import { SilentPlayback } from '../testing/silentPlayback.ts';
import { createModelHandler } from '../workers/model/handler.ts';
import { createPreprocessHandler } from '../workers/preprocess/handler.ts';
import type { App } from './app.ts';
import { hearTraining } from './hearTraining.ts';
import { importFiles } from './importFiles.ts';
import { stopTraining } from './runTraining.ts';
import { trainModel } from './trainModel.ts';

it('writes from the best so far and plays it, while the training goes on', async () => {
  const playback = new SilentPlayback();
  const app: App = {
    store: createAppStore(),
    services: {
      preprocess: createPreprocessHandler(),
      model: createModelHandler(),
      playback,
    } as Partial<Services> as Services,
  };
  const state = () => app.store.getState();
  // Otherwise followWriting, which the app starts, would see to it.
  state().setPlayback({ playsWhileWriting: false });
  const bytes = readFileSync(new URL('../../public/corpus/solace.mid', import.meta.url));
  await importFiles(app, [new File([bytes], 'solace.mid')]);
  await hearTraining(app);
  expect(state().takes.list).toEqual([]);

  const running = trainModel(app, {
    ...DEFAULT_TRAINING,
    length: { kind: 'passes', passes: 1000 },
  });
  await new Promise<void>((resolve) => {
    const unsubscribe = app.store.subscribe(({ training }) => {
      if (!training.improved) return;
      unsubscribe();
      resolve();
    });
  });
  await hearTraining(app);
  const { run, trainLoss } = state().training;
  expect(run.status).toBe('running');
  const [take] = state().takes.list;
  expect(countNotes(take!.score)).toBeGreaterThan(0);
  // The run is not there to be asked later.
  expect(take!.writtenBy).toBeUndefined();
  expect(playback.calls).toContain(`load ${take!.title}`);

  await new Promise<void>((resolve) => {
    const unsubscribe = app.store.subscribe(({ training }) => {
      if (training.trainLoss.at(-1) === trainLoss.at(-1)) return;
      unsubscribe();
      resolve();
    });
  });
  stopTraining(app);
  await running;
  expect(state().training).toMatchObject({ run: { status: 'done' }, improved: null });
  expect(state().training.models).toHaveLength(1);
}, 120_000);
