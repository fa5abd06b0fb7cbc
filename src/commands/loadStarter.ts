// The model that ships with the app: something to write with before anything was learned, and to go on from.
import { toJobEnd } from '../store/job.ts';
import { STARTER_ID } from '../store/training.ts';
import type { App } from './app.ts';

/** Fetches it once; what comes of it is in `store.training.starter`. After a failure it may be asked for again. */
export async function loadStarter({ store, services }: App): Promise<void> {
  const { training, setStarter } = store.getState();
  if (training.starter.status === 'running' || training.starter.status === 'done') return;
  setStarter({ status: 'running', progress: null });
  try {
    const file = await services.starterFiles.fetch();
    const model = await services.model.readModel(file, {});
    setStarter({ status: 'done', result: { id: STARTER_ID, model } });
  } catch (thrown) {
    setStarter(toJobEnd(thrown));
  }
}
