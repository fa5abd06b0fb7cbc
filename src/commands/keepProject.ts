// Keeping what is made: every change of the project is written a moment after it happens, as one transaction of the
// items that changed. What does not fit is named and tried again with the next change; the rest is kept.
import { AppError, toAppError } from '../core/errors.ts';
import { changesBetween, holdBack } from '../core/project/changes.ts';
import { itemBytes, itemName } from '../core/project/itemFacts.ts';
import { makeRecord } from '../core/project/makeRecord.ts';
import type { ProjectContents, ProjectRecord } from '../core/project/projectRecord.ts';
import { contentsOf, hasSameContents, isUntouched } from '../store/contents.ts';
import { toFailure } from '../store/job.ts';
import { piecesOf } from '../store/library.ts';
import type { App } from './app.ts';
import { summarise } from './listProjects.ts';

/** Changes within this time are written together. */
const GATHER_MS = 250;

interface Keeper {
  /** Writes what has changed. @param isLeaving the page goes at once */
  keep(isLeaving?: boolean): Promise<void>;
  stop(): void;
}

const keepers = new WeakMap<App, Keeper>();

/** Writes what has not been written yet; nothing where nothing is kept. */
export async function keepNow(app: App, isLeaving = false): Promise<void> {
  await keepers.get(app)?.keep(isLeaving);
}

/** From now on nothing is written. */
export function stopKeeping(app: App): void {
  keepers.get(app)?.stop();
  keepers.delete(app);
}

/** From now on every change is kept. @param record as it was kept; null for a new project */
export function startKeeping(
  app: App,
  record: ProjectRecord | null,
  contents: ProjectContents,
): void {
  const { store, services } = app;
  let kept = contents;
  let identity = record;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const write = async (before: ProjectContents, now: ProjectContents, isLeaving = false) => {
    const change = changesBetween(before, now);
    const { id, name } = store.getState().project;
    const at = new Date().toISOString();
    const isChanged = change.put.length > 0 || change.remove.length > 0 || name !== identity?.name;
    const next = makeRecord(
      {
        id,
        name,
        createdAt: identity?.createdAt ?? at,
        changedAt: isChanged ? at : identity!.changedAt,
      },
      now,
    );
    // At once, so that a change that follows is not written twice.
    kept = now;
    identity = next;
    try {
      await services.projects.write({ ...change, record: next }, isLeaving);
    } catch (thrown) {
      kept = before;
      throw thrown;
    }
    const { project, setProject } = store.getState();
    const others = project.list.filter((other) => other.id !== id);
    setProject({ list: [summarise(next), ...others] });
  };

  /** Leaves the largest out, one after another, until the rest fits. */
  const writeWhatFits = async (before: ProjectContents, now: ProjectContents) => {
    const largest = changesBetween(before, now)
      .put.map(({ item }) => item)
      .sort((a, b) => itemBytes(b) - itemBytes(a));
    for (let left = 1; left <= largest.length; left++) {
      const held = new Set(largest.slice(0, left));
      try {
        await write(before, holdBack(now, before, held));
        store.getState().setProject({ unkept: [...held].map(itemName) });
        return;
      } catch (thrown) {
        if (toAppError(thrown).code !== 'storage/no-room') throw thrown;
      }
    }
    // Not even the record.
    store.getState().setProject({ unkept: [...largest.map(itemName), ''] });
  };

  const keeper: Keeper = {
    async keep(isLeaving = false) {
      clearTimeout(timer);
      timer = undefined;
      const state = store.getState();
      if (identity === null && isUntouched(state, store.getInitialState())) return;
      const before = kept;
      const now = contentsOf(state);
      try {
        await write(before, now, isLeaving);
        const { project, setProject } = store.getState();
        if (project.unkept.length > 0 || project.failure) setProject({ unkept: [], failure: null });
        await askToPersist(app);
      } catch (thrown) {
        try {
          if (toAppError(thrown).code !== 'storage/no-room') throw thrown;
          await writeWhatFits(before, now);
        } catch (other) {
          fail(app, other);
        }
      }
    },
    stop() {
      clearTimeout(timer);
      unsubscribe();
    },
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (hasSameContents(state, before)) return;
    timer ??= setTimeout(() => void keeper.keep(), GATHER_MS);
  });
  keepers.set(app, keeper);
  // What came while the project was being opened.
  if (changesBetween(contents, contentsOf(store.getState())).put.length > 0) void keeper.keep();
}

/** Another tab has the project now, or keeping failed altogether. */
function fail(app: App, thrown: unknown): void {
  if (toAppError(thrown).code === 'storage/elsewhere') loseProject(app);
  else app.store.getState().setProject({ failure: toFailure(thrown) });
}

/** Another tab has taken the project over: from now on nothing is written here. */
export function loseProject(app: App): void {
  stopKeeping(app);
  app.services.playback.stop();
  app.store.getState().setProject({ keeping: 'elsewhere' });
}

/** A newer Cadenza in another tab needs the database: from now on nothing is kept here. */
export function stopForNewer(app: App): void {
  stopKeeping(app);
  const failure = toFailure(new AppError('storage/newer', 'taken by a newer version'));
  app.store.getState().setProject({ keeping: 'off', failure });
}

/** Once there is something of the musician's own to lose, and once only. */
async function askToPersist({ store, services: { storageKeeper } }: App): Promise<void> {
  const { library, training } = store.getState();
  const hasOwn =
    training.models.length > 0 ||
    piecesOf(library.rows).some(({ origin }) => origin !== 'built-in');
  if (hasOwn && !storageKeeper.hasAsked()) await storageKeeper.askToPersist();
}
