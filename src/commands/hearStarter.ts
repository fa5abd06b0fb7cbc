// The first thing to hear: the starter model writes a take, which sounds from its first bars on.
import { STARTER_ID } from '../store/training.ts';
import type { App } from './app.ts';
import { generateTake } from './generateTake.ts';
import { loadStarter } from './loadStarter.ts';

/** Runs until the take is written. A starter that cannot be had is told in `store.training.starter`. */
export async function hearStarter(app: App): Promise<void> {
  await loadStarter(app);
  const { training, settings, setWritingSettings } = app.store.getState();
  if (training.starter.status !== 'done') return;
  const { bars, ...taking } = settings.writing;
  setWritingSettings({ modelId: STARTER_ID });
  await generateTake(app, {
    modelId: STARTER_ID,
    wish: { kind: 'new', prime: null, bars },
    // Only a single candidate can be heard while it is written.
    settings: { ...taking, candidates: 1 },
    count: 1,
  });
}
