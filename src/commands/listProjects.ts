// The list of projects, as the project menu shows them, and a project that leaves it for good.
import type { ProjectRecord } from '../core/project/projectRecord.ts';
import { whileUnopened } from '../services/storage/projectLock.ts';
import type { ProjectSummary } from '../store/project.ts';
import type { App } from './app.ts';

export function summarise(record: ProjectRecord): ProjectSummary {
  const { id, name, changedAt, pieceCount, order, bytes, deletedAt } = record;
  return {
    id,
    name,
    changedAt,
    pieces: pieceCount,
    models: order.models.length,
    takes: order.takes.length,
    bytes,
    isDeleted: deletedAt !== null,
  };
}

/** Reads the list anew: other tabs have projects too. */
export async function listProjects({ store, services }: App): Promise<void> {
  const records = await services.projects.list();
  store.getState().setProject({ list: records.map(summarise) });
}

/**
 * A deleted one, for good, with the training and the recordings it may have had under way; nothing where another tab
 * has brought it back.
 * @throws AppError storage/elsewhere
 */
export async function forgetProject({ services }: App, id: string): Promise<void> {
  await whileUnopened(id, async () => {
    if (!(await services.projects.remove(id))) return;
    await services.checkpoints.remove(id);
    await services.recordingFiles.removeAll(id);
  });
}
