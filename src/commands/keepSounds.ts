// Making every instrument playable without a network.
import { toAppError } from '../core/errors.ts';
import { toJobEnd } from '../store/job.ts';
import type { App } from './app.ts';

/** Finds out what is missing; without a network it stays unknown. */
export async function countMissingSounds({ store, services }: App): Promise<void> {
  const { setSounds } = store.getState();
  try {
    setSounds({ missingBytes: await services.soundKeeper.missingBytes() });
  } catch (thrown) {
    if (toAppError(thrown).code !== 'network/unreachable') throw thrown;
    setSounds({ missingBytes: null });
  }
}

/** Fetches what is missing. What came before a failure stays. */
export async function keepAllSounds({ store, services }: App): Promise<void> {
  const { setSounds, sounds } = store.getState();
  if (sounds.keeping.status === 'running') return;
  setSounds({ keeping: { status: 'running', progress: null } });
  try {
    await services.soundKeeper.keepAll((missingBytes) => setSounds({ missingBytes }));
    setSounds({ missingBytes: 0, keeping: { status: 'done', result: null } });
  } catch (thrown) {
    setSounds({ keeping: toJobEnd(thrown) });
  }
}
