// The model that ships with the app: something to write with before anything was learned, and to go on from.
import { toJobEnd } from '../store/job.ts';
import { STARTER_ID } from '../store/training.ts';
import type { App } from './app.ts';

const loads = new WeakMap<App, Promise<void>>();

/**
 * Resolves when it is there or cannot be had; which, is in `store.training.starter`. Fetched once; after a failure
 * it may be asked for again.
 */
export function loadStarter(app: App): Promise<void> {
  if (app.store.getState().training.starter.status === 'done') return Promise.resolve();
  const load = loads.get(app) ?? fetchStarter(app).finally(() => loads.delete(app));
  loads.set(app, load);
  return load;
}

async function fetchStarter({ store, services }: App): Promise<void> {
  const { setStarter } = store.getState();
  setStarter({ status: 'running', progress: null });
  try {
    const file = await services.starterFiles.fetch();
    const model = await services.model.readModel(file, {});
    setStarter({ status: 'done', result: { id: STARTER_ID, model, history: null } });
  } catch (thrown) {
    setStarter(toJobEnd(thrown));
  }
}
