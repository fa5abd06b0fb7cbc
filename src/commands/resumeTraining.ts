// A training that was under way when the page went goes on by itself, paused if it was, when its project is opened.
import type { KeptRun } from '../services/storage/checkpoints.ts';
import type { App } from './app.ts';
import { runTraining, showResumed } from './runTraining.ts';

async function open({ services }: App, projectId: string): Promise<KeptRun | null> {
  try {
    return await services.checkpoints.open(projectId);
  } catch (thrown) {
    console.warn('Whether a training was under way cannot be read:', thrown);
    return null;
  }
}

/** Resolves when that training has ended; at once where there is none. To be called once the project is open. */
export async function resumeTraining(app: App): Promise<void> {
  await runTraining(app, async (projectId) => {
    const kept = projectId ? await open(app, projectId) : null;
    if (!kept) return null;
    showResumed(app, kept.state, 'page closed');
    return kept;
  });
}
