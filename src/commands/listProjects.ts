// The list of projects, as the project menu shows them, and a project that leaves it for good.
import type { ProjectRecord } from '../core/project/projectRecord.ts';
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

/** For good, with the training it may have had under way. */
export async function forgetProject({ services }: App, id: string): Promise<void> {
  await services.projects.remove(id);
  await services.checkpoints.remove(id);
}
