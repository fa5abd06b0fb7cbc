// Opening a project when the app starts: what was kept comes back, and from then on every change is kept.
import { toAppError, type Failure } from '../core/errors.ts';
import { makeRecord } from '../core/project/makeRecord.ts';
import type { ProjectRecord } from '../core/project/projectRecord.ts';
import { lockProject, whenLeft, whileUnopened } from '../services/storage/projectLock.ts';
import type { KeptProject } from '../services/storage/projectStore.ts';
import { contentsOf, restoreContents } from '../store/contents.ts';
import { toFailure } from '../store/job.ts';
import type { Arrival } from '../store/project.ts';
import { SCREENS } from '../store/system.ts';
import { UNTITLED } from '#words/defaults.ts';
import type { App } from './app.ts';
import { loseProject, startKeeping } from './keepProject.ts';
import { forgetProject, summarise } from './listProjects.ts';
import { deleteProject } from './manageProjects.ts';

/** How long a deleted project can be brought back. */
const DELETED_DAYS = 7;

/** @param isOther the page was with another project: its address says nothing of this one */
type OnScreen = (screen: string, isOther: boolean) => void;

/**
 * Resolves when the project is open, or nothing can be kept; which, is in `store.project`. Never rejects.
 * @param onScreen told the screen that was open last, before anything is shown
 */
export async function openProject(app: App, onScreen: OnScreen): Promise<void> {
  try {
    await open(app, onScreen);
  } catch (thrown) {
    app.store.getState().setProject({ keeping: 'off', failure: toFailure(thrown) });
  }
}

async function open(app: App, onScreen: OnScreen): Promise<void> {
  const { store, services } = app;
  const { projects, openedProject } = services;
  const records = await projects.list();
  const record = choose(records, openedProject.id);
  // One that was deleted meanwhile keeps its id.
  const isTaken = records.some((other) => other.id === openedProject.id);
  const unusedId = isTaken ? null : openedProject.id;
  let id = record?.id ?? unusedId ?? store.getState().project.id;
  let lock = await lockProject(id, openedProject.how === 'taken over');
  if (!lock && !record) {
    // The other tab has nothing in it yet: this one begins a project of its own.
    id = store.getState().project.id;
    lock = await lockProject(id, false);
  }
  store.getState().setProject({ id, list: records.map(summarise) });
  const claim = lock ? await attempt(() => projects.claim(id)) : null;
  void lock?.lost.then(() => {
    loseProject(app);
    void reopenWhenLeft(app, id);
  });
  const kept = record && (await projects.read(id));
  if (kept) restore(app, kept);
  if (kept && openedProject.how === 'from file') {
    const work = { verb: 'open', noun: 'project', name: kept.record.name } as const;
    store.getState().setFileWork({ work, status: 'done', result: null });
  }
  openedProject.remember(id);
  const arrival = arrivalOf(app, records);
  store.getState().setProject({ arrival });
  const screen = kept?.contents.state.screen ?? (arrival ? SCREENS[0] : undefined);
  if (screen !== undefined) onScreen(screen, arrival !== null);
  const { left } = openedProject;
  const deleteLeft = async (): Promise<void> => {
    if (left !== null) await deleteProject(app, left);
  };
  if (!lock) {
    store.getState().setProject({ keeping: 'elsewhere' });
    void reopenWhenLeft(app, id);
    await deleteLeft();
    return;
  }
  const aside =
    kept && kept.damaged.length > 0 && claim === null
      ? await attempt(() => projects.setAside(makeRecord(kept.record, kept.contents), kept.damaged))
      : null;
  store.getState().setProject({ keeping: 'on', failure: claim ?? aside });
  const contents = kept?.contents ?? contentsOf(store.getInitialState());
  startKeeping(app, kept?.record ?? null, contents, claim === null);
  await deleteLeft();
  // Nobody waits for it: a tab that is importing keeps it waiting for its lock.
  void clearAway(app, records);
}

/** Null where the page began by itself, or goes on with the project it had. */
function arrivalOf({ store, services }: App, records: readonly ProjectRecord[]): Arrival | null {
  const { how, left } = services.openedProject;
  if (left !== null)
    return { kind: 'deleted', name: records.find(({ id }) => id === left)?.name ?? UNTITLED };
  if (how === null || how === 'taken over') return null;
  return { kind: how, name: store.getState().project.name };
}

/** What is kept is shown even where nothing can be written: the disk may be full. */
async function attempt(write: () => Promise<void>): Promise<Failure | null> {
  try {
    await write();
    return null;
  } catch (thrown) {
    return toFailure(thrown);
  }
}

/** What this tab shows is old when the other goes. */
async function reopenWhenLeft({ services }: App, id: string): Promise<void> {
  await whenLeft(id);
  services.openedProject.reopen(id);
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

/** Projects that were deleted long ago, and what an import left that ended with its tab. Never rejects. */
async function clearAway(app: App, records: readonly ProjectRecord[]): Promise<void> {
  const limit = new Date(Date.now() - DELETED_DAYS * 24 * 3600_000).toISOString();
  const deleted = records.filter(({ deletedAt }) => deletedAt !== null && deletedAt < limit);
  try {
    const unnamed = await app.services.projects.unnamed();
    for (const id of [...deleted.map((record) => record.id), ...unnamed])
      await forgetProject(app, id).catch((thrown: unknown) => warnOf(id, thrown));
    const named = new Set((await app.services.projects.list()).map(({ id }) => id));
    for (const id of await app.services.recordingFiles.projects())
      if (!named.has(id)) await forgetRecordings(app, id);
  } catch (thrown) {
    console.warn('What nobody needs any more is still there:', thrown);
  }
}

/** Of a project that was forgotten when the page went; the open one may have no record yet. */
async function forgetRecordings({ services }: App, id: string): Promise<void> {
  await whileUnopened(id, () => services.recordingFiles.removeAll(id)).catch((thrown: unknown) =>
    warnOf(id, thrown),
  );
}

function warnOf(id: string, thrown: unknown): void {
  // Another tab has it open, or is importing it.
  if (toAppError(thrown).code === 'storage/elsewhere') return;
  console.warn(`Project ${id}, which nobody needs any more, is still there:`, thrown);
}
