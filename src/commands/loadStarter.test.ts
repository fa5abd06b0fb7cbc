import { expect, test } from 'vitest';
import { AppError } from '../core/errors.ts';
import { createRandom } from '../core/random.ts';
import { initialParameters } from '../learning/network/initialise.ts';
import { createAppStore } from '../store/store.ts';
import { findModel, STARTER_ID } from '../store/training.ts';
import { tinyModel } from '../testing/tinyModel.ts';
import { TINY_NETWORK } from '../testing/tinyNetwork.ts';
import type { App } from './app.ts';
import { loadStarter } from './loadStarter.ts';

const starter = tinyModel(initialParameters(TINY_NETWORK, createRandom(1)));

/** An app whose network fails `failures` times. */
function appWith(failures: number): { app: App; fetches: () => number } {
  let fetches = 0;
  const services = {
    starterFiles: {
      fetch: () =>
        ++fetches <= failures
          ? Promise.reject(new AppError('network/unreachable', 'no network'))
          : Promise.resolve({ model: {}, weights: new Uint8Array() }),
    },
    model: { readModel: () => Promise.resolve(starter) },
  } as unknown as App['services'];
  return { app: { store: createAppStore(), services }, fetches: () => fetches };
}

test('it is fetched once, however often it is asked for', async () => {
  const { app, fetches } = appWith(0);
  expect(findModel(app.store.getState().training, STARTER_ID)).toBeNull();
  await Promise.all([loadStarter(app), loadStarter(app)]);
  await loadStarter(app);
  expect(fetches()).toBe(1);
  expect(findModel(app.store.getState().training, STARTER_ID)).toBe(starter);
});

test('a failure is told, and it may be tried again', async () => {
  const { app } = appWith(1);
  await loadStarter(app);
  expect(app.store.getState().training.starter).toMatchObject({
    status: 'failed',
    failure: { code: 'network/unreachable' },
  });
  await loadStarter(app);
  expect(findModel(app.store.getState().training, STARTER_ID)).toBe(starter);
});
