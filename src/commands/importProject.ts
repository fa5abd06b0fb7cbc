// A project out of a file, as a new one beside the others: nothing shows it before all of it is there, and where
// anything is wrong nothing of it stays.
import { AppError } from '../core/errors.ts';
import { FORMAT_VERSION, type ItemKind } from '../core/project/projectRecord.ts';
import { whileUnopened } from '../services/storage/projectLock.ts';
import type { App } from './app.ts';
import { doFileWork } from './fileWork.ts';
import { switchProject } from './manageProjects.ts';

/** Starts the page anew with the last of them that could be opened. */
export async function importProjects(app: App, files: readonly File[]): Promise<void> {
  let opened: string | null = null;
  for (const file of files) {
    const id = crypto.randomUUID();
    const isDone = await doFileWork(
      app,
      { verb: 'open', noun: 'project', name: file.name },
      async ({ signal, report, rename }) => {
        // No tab takes what is there before its record for what an import left that was broken off.
        await whileUnopened(id, async () => {
          rename(await readProject(app, file, id, { signal, report }));
        });
      },
    );
    if (isDone) opened = id;
  }
  if (opened !== null) await switchProject(app, opened, 'from file');
}

interface Reading {
  readonly signal: AbortSignal;
  readonly report: (share: number) => void;
}

/** @returns its name */
async function readProject(
  { store, services }: App,
  file: File,
  id: string,
  { signal, report }: Reading,
): Promise<string> {
  const { projectFiles, projects } = services;
  const { keeping, failure } = store.getState().project;
  if (keeping === 'off')
    throw new AppError(failure?.code ?? 'storage/unavailable', 'there is nowhere to keep it');
  try {
    const { fileId, facts, items } = await projectFiles.openProject({ file }, {});
    const order: Record<ItemKind, string[]> = { rows: [], models: [], takes: [], recordings: [] };
    let [bytes, pieceCount] = [0, 0];
    for (const index of items.keys()) {
      if (signal.aborted) throw new AppError('cancelled', 'cancelled');
      report(index / items.length);
      const item = await projectFiles.readItem({ fileId, index }, {});
      await projects.putItem(id, item.kind, item.id, item.kept);
      order[item.kind].push(item.id);
      bytes += item.bytes;
      if (item.isPiece) pieceCount++;
    }
    const { name, createdAt, state } = facts;
    const record = { formatVersion: FORMAT_VERSION, id, name, createdAt, bytes, pieceCount, order };
    const changedAt = new Date().toISOString();
    await projects.writeRecord({ ...record, changedAt, removed: null, deletedAt: null, state });
    return name;
  } catch (thrown) {
    // What went wrong is said; what is left over goes when the app is opened next.
    await projects
      .remove(id)
      .catch((left: unknown) => console.warn(`Parts of import ${id} are still there:`, left));
    throw thrown;
  }
}
