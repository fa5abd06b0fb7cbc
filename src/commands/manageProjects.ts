// Projects as a whole: new, opened, renamed, duplicated, deleted and brought back. The open one is written out first.
// A project that another tab has open is left alone.
import { AppError } from '../core/errors.ts';
import type { ProjectRecord } from '../core/project/projectRecord.ts';
import type { OpenedHow } from '../services/storage/openedProject.ts';
import { whileUnopened } from '../services/storage/projectLock.ts';
import { toFailure } from '../store/job.ts';
import { nameCopy } from '#words/defaults.ts';
import type { App } from './app.ts';
import { keepNow } from './keepProject.ts';
import { forgetProject, listProjects } from './listProjects.ts';
import { keepTraining } from './runTraining.ts';

/** Starts the page anew with an empty project. */
export async function newProject(app: App): Promise<void> {
  await switchProject(app, crypto.randomUUID(), 'new');
}

/** Starts the page anew with another project. A training goes on when this one is opened again. */
export async function switchProject(
  app: App,
  id: string,
  how: OpenedHow = 'chosen',
): Promise<void> {
  if (await isKept(app)) app.services.openedProject.reopen(id, how);
}

/**
 * Whether the page may go; if not, why is in `store.project`. What there is no room for holds nobody up: the browser
 * asks whether it may be lost.
 */
async function isKept(app: App): Promise<boolean> {
  await Promise.all([keepNow(app), keepTraining(app)]);
  const { keeping, failure } = app.store.getState().project;
  return keeping !== 'on' || failure === null;
}

/** Takes the project over from the tab that has it. */
export function takeProjectOver({ store, services }: App): void {
  services.openedProject.reopen(store.getState().project.id, 'taken over');
}

/** The open one. @param name without white space at its ends, not empty */
export function renameProject({ store }: App, name: string): void {
  store.getState().setProject({ name });
}

/** Its models, takes and pieces too; the copy is not opened. */
export async function duplicateProject(app: App, id: string): Promise<void> {
  await orReport(app, async () => {
    await keepNow(app);
    const record = await findRecord(app, id);
    const { list } = app.store.getState().project;
    const at = new Date().toISOString();
    await app.services.projects.copy(id, {
      ...record,
      id: crypto.randomUUID(),
      name: copyName(record.name, new Set(list.map(({ name }) => name))),
      createdAt: at,
      changedAt: at,
    });
  });
}

/**
 * It can be brought back for a week. When it is the open one, the page starts anew with the one changed last before it,
 * and deletes it then: nothing is done to it while it is open.
 */
export async function deleteProject(app: App, id: string): Promise<void> {
  const { store, services } = app;
  const { project } = store.getState();
  if (id !== project.id) {
    const deletedAt = new Date().toISOString();
    await changeRecord(app, id, (record) => ({ ...record, deletedAt }));
    return;
  }
  const next = project.list.find((other) => other.id !== id && !other.isDeleted);
  if (await isKept(app)) services.openedProject.reopen(next?.id ?? crypto.randomUUID(), null, id);
}

export async function bringBackProject(app: App, id: string): Promise<void> {
  await changeRecord(app, id, (record) => ({ ...record, deletedAt: null }));
}

/** A deleted one, for good. */
export async function removeProject(app: App, id: string): Promise<void> {
  await orReport(app, () => forgetProject(app, id));
}

/** Reads the list anew: other tabs have projects too. What keeps it from that is in `store.project`. */
export async function relistProjects(app: App): Promise<void> {
  try {
    await listProjects(app);
  } catch (thrown) {
    app.store.getState().setProject({ failure: toFailure(thrown) });
  }
}

async function changeRecord(
  app: App,
  id: string,
  change: (record: ProjectRecord) => ProjectRecord,
): Promise<void> {
  await orReport(app, async () => {
    await whileUnopened(id, async () => {
      await app.services.projects.writeRecord(change(await findRecord(app, id)));
    });
  });
}

/** @throws AppError unexpected, when it is gone or was never kept */
async function findRecord({ services }: App, id: string): Promise<ProjectRecord> {
  const record = (await services.projects.list()).find((other) => other.id === id);
  if (!record) throw new AppError('unexpected', `there is no project ${id}`);
  return record;
}

/** The list is read anew in the end. */
async function orReport(app: App, attempt: () => Promise<void>): Promise<void> {
  const { setProject } = app.store.getState();
  setProject({ failure: null });
  try {
    await attempt();
    await listProjects(app);
  } catch (thrown) {
    setProject({ failure: toFailure(thrown) });
  }
}

/** "Rags" → "Rags copy", then "Rags copy 2". */
function copyName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const copy = nameCopy(name, number);
    if (!taken.has(copy)) return copy;
  }
}
