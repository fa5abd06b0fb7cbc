// The model that ships with the app: something to write with before anything was learned, and to go on from.
import type { App } from './app.ts';

const loads = new WeakMap<App, Promise<void>>();

/** Fetches it once; a load that failed may be tried again. @throws AppError network/unreachable */
export function loadStarter(app: App): Promise<void> {
  let load = loads.get(app);
  if (!load) {
    load = readStarter(app);
    load.catch(() => loads.delete(app));
    loads.set(app, load);
  }
  return load;
}

async function readStarter({ store, services }: App): Promise<void> {
  const file = await services.starterFiles.fetch();
  store.getState().setStarter(await services.model.readModel(file, {}));
}
