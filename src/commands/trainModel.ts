// Training a model on the pieces the musician included.
import { AppError } from '../core/errors.ts';
import type { TrainedModel } from '../core/model/trainedModel.ts';
import type { TrainSettings } from '../core/model/training.ts';
import { includedPieces } from '../store/library.ts';
import { toJobEnd } from '../store/job.ts';
import { findModel, STARTER_ID } from '../store/training.ts';
import { nameNewModel } from '#words/defaults.ts';
import type { App } from './app.ts';
import { loadStarter } from './loadStarter.ts';
import { isTraining, runTraining } from './runTraining.ts';

/**
 * Runs until the training ends; progress and outcome are in `store.training`. One run at a time, also among tabs; none
 * begins while another is held.
 */
export async function trainModel(app: App, settings: TrainSettings): Promise<void> {
  const { library, training, startRun, endRun } = app.store.getState();
  if (isTraining(app) || training.held) return;
  const pieces = includedPieces(library.rows).map(({ score, events }) => ({
    title: score.title,
    events,
  }));
  startRun();
  const isAlone = await runTraining(app, async () => {
    const base = await findBase(app, settings.baseModelId);
    const modelId = crypto.randomUUID();
    const request = { name: newName(app, pieces), modelId, pieces, settings, base };
    return { request, state: null, isKept: false };
  });
  if (!isAlone)
    endRun(toJobEnd(new AppError('training/elsewhere', 'another tab trains in this project')));
}

/**
 * The model to go on from; null where there is none by that id any more.
 * @throws AppError network/unreachable, for the starter model
 */
async function findBase(app: App, id: string | null): Promise<TrainedModel | null> {
  if (id === STARTER_ID) {
    await loadStarter(app);
    const { starter } = app.store.getState().training;
    if (starter.status === 'failed') {
      const { code, message, details } = starter.failure;
      throw new AppError(code, message, details);
    }
  }
  return findModel(app.store.getState().training, id);
}

/** "Maple Leaf Rag and 9 more", the second time "Maple Leaf Rag and 9 more (2)". */
function newName({ store }: App, pieces: readonly { readonly title: string }[]): string {
  const name = nameNewModel(pieces.map(({ title }) => title));
  const taken = new Set(store.getState().training.models.map(({ model }) => model.name));
  for (let number = 2; ; number++) {
    if (!taken.has(name)) return name;
    const numbered = `${name} (${number})`;
    if (!taken.has(numbered)) return numbered;
  }
}
