// Opening a project when the app starts: what was kept comes back, and from then on every change is kept.
import { makeRecord } from '../core/project/makeRecord.ts';
import type { ProjectRecord } from '../core/project/projectRecord.ts';
import { lockProject } from '../services/storage/projectLock.ts';
import type { KeptProject } from '../services/storage/projectStore.ts';
import { contentsOf, restoreContents } from '../store/contents.ts';
import { toFailure } from '../store/job.ts';
import type { App } from './app.ts';
import { loseProject, startKeeping } from './keepProject.ts';
import { forgetProject, summarise } from './listProjects.ts';

/** How long a deleted project can be brought back. */
const DELETED_DAYS = 7;

/**
 * Resolves when the project is open, or nothing can be kept; which, is in `store.project`. Never rejects.
 * @param onScreen told the screen that was open last, before anything is shown
 */
export async function openProject(app: App, onScreen: (screen: string) => void): Promise<void> {
  try {
    await open(app, onScreen);
  } catch (thrown) {
    app.store.getState().setProject({ keeping: 'off', failure: toFailure(thrown) });
  }
}

async function open(app: App, onScreen: (screen: string) => void): Promise<void> {
  const { store, services } = app;
  const { projects, openedProject } = services;
  const records = await projects.list();
  const record = choose(records, openedProject.id);
  let id = record?.id ?? openedProject.id ?? store.getState().project.id;
  let lock = await lockProject(id, openedProject.how === 'taken over');
  if (!lock && !record) {
    // The other tab has nothing in it yet: this one begins a project of its own.
    id = store.getState().project.id;
    lock = await lockProject(id, false);
  }
  store.getState().setProject({ id, list: records.map(summarise) });
  if (lock) {
    await projects.claim(id);
    void lock.lost.then(() => loseProject(app));
  }
  const kept = record && (await projects.read(id));
  if (kept) restore(app, kept);
  if (kept && openedProject.how === 'from file') {
    const work = { verb: 'open', noun: 'project', name: kept.record.name } as const;
    store.getState().setFileWork({ work, status: 'done', result: null });
  }
  openedProject.remember(id);
  if (kept?.contents.state.screen !== undefined) onScreen(kept.contents.state.screen);
  if (!lock) {
    store.getState().setProject({ keeping: 'elsewhere' });
    return;
  }
  if (kept && kept.damaged.length > 0)
    await projects.setAside(makeRecord(kept.record, kept.contents), kept.damaged);
  store.getState().setProject({ keeping: 'on' });
  startKeeping(app, kept?.record ?? null, kept?.contents ?? contentsOf(store.getInitialState()));
  await forgetDeleted(app, records);
}

/** The one this tab had open; in a new tab the one that was open last, else the one changed last. */
function choose(records: readonly ProjectRecord[], openedId: string | null): ProjectRecord | null {
  const opened = records.find(({ id }) => id === openedId);
  if (opened?.deletedAt === null) return opened;
  // It has nothing in it yet.
  if (openedId !== null && !opened) return null;
  return records.find(({ deletedAt }) => deletedAt === null) ?? null;
}

function restore({ store, services }: App, { record, contents, damaged }: KeptProject): void {
  store.setState(restoreContents(store.getState(), contents));
  const { playback, setPlayback, setProject } = store.getState();
  setProject({ name: record.name, damaged: damaged.map(({ kind, name }) => ({ kind, name })) });
  services.playback.setOptions(playback.options);
  // Bringing back the selected take has chosen it to be played.
  setPlayback({ chosen: contents.state.playback?.chosen ?? null });
}

async function forgetDeleted(app: App, records: readonly ProjectRecord[]): Promise<void> {
  const limit = new Date(Date.now() - DELETED_DAYS * 24 * 3600_000).toISOString();
  for (const { id, deletedAt } of records)
    if (deletedAt !== null && deletedAt < limit) await forgetProject(app, id);
}
