import { expect, test } from 'vitest';
import { AppError } from '../core/errors.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import { libraryPiece } from '../testing/libraryPiece.ts';
import type { App } from './app.ts';
import { beforeMeasuring, measureSpeeds } from './measureSpeeds.ts';

/** A worker that times until it is told to stop. @param told what happens, in turn */
function createApp(told: string[]): App {
  const measureSpeed: Services['model']['measureSpeed'] = (_, { signal }) => {
    told.push('timing');
    return new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => {
        told.push('stopped');
        reject(new AppError('cancelled', 'stopped'));
      });
    });
  };
  const store = createAppStore();
  store.getState().addRow(libraryPiece('a'));
  return { store, services: { model: { measureSpeed } } as unknown as Services };
}

test.each([
  ['train', ['timing', 'stopped', 'work', 'timing']],
  ['compose', ['timing', 'stopped', 'work']],
] as const)('what the musician waits for comes before the timing; on %s', async (screen, all) => {
  const told: string[] = [];
  const app = createApp(told);
  app.store.getState().setSystem({ screen });
  const timing = measureSpeeds(app);
  await Promise.resolve();
  const result = await beforeMeasuring(app, () => {
    told.push('work');
    return Promise.resolve(7);
  });
  expect(result).toBe(7);
  await timing;
  await expect.poll(() => told).toEqual(all);
});

test('nothing is timed afterwards that was not before', async () => {
  const told: string[] = [];
  const app = createApp(told);
  app.store.getState().setSystem({ screen: 'train' });
  await beforeMeasuring(app, () => Promise.resolve(told.push('work')));
  expect(told).toEqual(['work']);
});
