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
import type { State } from '../store/store.ts';
import type { App } from './app.ts';
import { summarise } from './listProjects.ts';

/** Changes within this time are written together. */
const GATHER_MS = 250;

interface Keeper {
  /** Writes what has changed. @param isLeaving the page goes at once @returns whether all is written */
  keep(isLeaving?: boolean): Promise<boolean>;
  stop(): void;
}

const keepers = new WeakMap<App, Keeper>();

/** Writes what has not been written yet. @returns whether all is written; false where nothing is kept */
export async function keepNow(app: App, isLeaving = false): Promise<boolean> {
  return (await keepers.get(app)?.keep(isLeaving)) ?? false;
}

/** From now on nothing is written. */
export function stopKeeping(app: App): void {
  keepers.get(app)?.stop();
  keepers.delete(app);
}

/**
 * From now on every change is kept.
 * @param record as it was kept; null for a new project
 * @param isClaimed false: no room yet to say that this tab writes; it is said before the first change
 */
export function startKeeping(
  app: App,
  record: ProjectRecord | null,
  contents: ProjectContents,
  isClaimed = true,
): void {
  const { store, services } = app;
  /** What is written for certain; all of it is in the record. */
  let kept = contents;
  let identity = record;
  /** What the store held when all of it was written; null when something still waits. */
  let written: State | null = store.getState();
  let hasClaim = isClaimed;
  const isStopped = (): boolean => keepers.get(app) !== keeper;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const write = async (now: ProjectContents, isLeaving = false): Promise<void> => {
    const { id, name } = store.getState().project;
    if (!hasClaim) await services.projects.claim(id);
    hasClaim = true;
    const change = changesBetween(kept, now);
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
    await services.projects.write({ ...change, record: next }, isLeaving);
    kept = now;
    identity = next;
    const { project, setProject } = store.getState();
    const others = project.list.filter((other) => other.id !== id);
    setProject({ list: [summarise(next), ...others] });
  };

  /** Leaves the largest out, one after another, until the rest fits. */
  const writeWhatFits = async (): Promise<void> => {
    for (let left = 1; !isStopped(); left++) {
      const now = contentsOf(store.getState());
      const largest = changesBetween(kept, now)
        .put.map(({ item }) => item)
        .sort((a, b) => itemBytes(b) - itemBytes(a));
      const held = largest.slice(0, left);
      const unkept = held.map(itemName);
      if (left > largest.length) {
        // Not even the record.
        store.getState().setProject({ unkept: [...unkept, ''] });
        return;
      }
      try {
        await write(holdBack(now, kept, new Set(held)));
        store.getState().setProject({ unkept });
        return;
      } catch (thrown) {
        if (toAppError(thrown).code !== 'storage/no-room') throw thrown;
      }
    }
  };

  const writeAll = async (isLeaving: boolean): Promise<boolean> => {
    const state = store.getState();
    if (isStopped()) return false;
    if (identity === null && isUntouched(state, store.getInitialState())) return true;
    try {
      if (!written || !hasSameContents(state, written)) {
        written = null;
        await write(contentsOf(state), isLeaving);
        written = state;
      }
      const { project, setProject } = store.getState();
      if (project.unkept.length > 0 || project.failure) setProject({ unkept: [], failure: null });
      await askToPersist(app);
      return true;
    } catch (thrown) {
      try {
        if (toAppError(thrown).code !== 'storage/no-room') throw thrown;
        await writeWhatFits();
      } catch (other) {
        if (!isStopped()) fail(app, other);
      }
      return false;
    }
  };

  const keeper: Keeper = {
    keep(isLeaving = false) {
      clearTimeout(timer);
      timer = undefined;
      // One after another, so that each writes what is not written when its turn comes. A page that goes cannot wait;
      // then the database keeps the order.
      const attempt = isLeaving ? writeAll(true) : turn.then(() => writeAll(false));
      turn = Promise.all([turn, attempt]);
      return attempt;
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
  const now = store.getState();
  const hasCome = changesBetween(contents, contentsOf(now)).put.length > 0;
  if (hasCome || Object.keys(now.review.keeping).length > 0) {
    written = null;
    void keeper.keep();
  }
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
