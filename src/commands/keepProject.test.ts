// The order of writes: a store in memory that can refuse, slowly. The real one is in keepProject.browser.test.ts.
import { expect, it, onTestFinished } from 'vitest';
import { AppError } from '../core/errors.ts';
import { packItem } from '../core/project/readItem.ts';
import type { ProjectChange, ProjectStore } from '../services/storage/projectStore.ts';
import type { StorageKeeper } from '../services/storage/storageRoom.ts';
import type { Services } from '../services/services.ts';
import { contentsOf } from '../store/contents.ts';
import { createAppStore } from '../store/store.ts';
import { libraryPiece } from '../testing/libraryPiece.ts';
import type { App } from './app.ts';
import { keepNow, startKeeping, stopKeeping } from './keepProject.ts';

class FullDisk {
  readonly items = new Map<string, unknown>();
  readonly records: ProjectChange['record'][] = [];
  claims = 0;
  /** Called before each change is written. */
  refuses: (change: ProjectChange) => boolean = () => false;
  claimRefused = false;

  claim(): Promise<void> {
    if (this.claimRefused) return Promise.reject(new AppError('storage/no-room', 'full'));
    this.claims++;
    return Promise.resolve();
  }

  async write(change: ProjectChange): Promise<void> {
    const isRefused = this.refuses(change);
    // As a database does, it says so later.
    await new Promise((resolve) => setTimeout(resolve));
    if (isRefused) throw new AppError('storage/no-room', 'full');
    for (const { item } of change.put) this.items.set(item.id, packItem(item));
    for (const { id } of change.remove) this.items.delete(id);
    this.records.push(change.record);
  }
}

const ASKED_BEFORE: StorageKeeper = {
  measure: () => Promise.resolve(null),
  askToPersist: () => Promise.resolve(false),
  hasAsked: () => true,
};

function start(disk: FullDisk, isClaimed = true, storageKeeper = ASKED_BEFORE): App {
  const services: Partial<Services> = {
    projects: disk as unknown as ProjectStore,
    storageKeeper,
  };
  const app: App = { store: createAppStore(), services: services as Services };
  app.store.getState().setProject({ keeping: 'on' });
  startKeeping(app, null, contentsOf(app.store.getState()), isClaimed);
  onTestFinished(() => stopKeeping(app));
  return app;
}

/** Runs `act` while the first change is being written. */
function during(disk: FullDisk, refuses: FullDisk['refuses'], act: () => void): void {
  disk.refuses = (change) => {
    disk.refuses = refuses;
    const isRefused = refuses(change);
    act();
    return isRefused;
  };
}

it('a change that comes while another is refused leaves nothing out', async () => {
  const disk = new FullDisk();
  const app = start(disk);
  const { addRow } = app.store.getState();
  let refusals = 3;
  let second: Promise<boolean> | undefined;
  during(
    disk,
    () => refusals-- > 0,
    () => {
      addRow(libraryPiece('b'));
      second = keepNow(app);
    },
  );
  addRow(libraryPiece('a'));
  // With one piece and the other, without the larger, and without either.
  expect(await keepNow(app)).toBe(false);
  expect(await second).toBe(true);
  expect([...disk.items.keys()]).toEqual(['a', 'b']);
  expect(disk.records.at(-1)?.order.rows).toEqual(['a', 'b']);
  expect(app.store.getState().project.unkept).toEqual([]);
});

it('no record names what is not there, and what has no room is named until it has', async () => {
  const disk = new FullDisk();
  const app = start(disk);
  const { addRow } = app.store.getState();
  let second: Promise<boolean> | undefined;
  during(
    disk,
    ({ put }) => put.some(({ item }) => item.id === 'a'),
    () => {
      addRow(libraryPiece('b', { score: { ...libraryPiece('b').score, title: 'Small' } }));
      second = keepNow(app);
    },
  );
  addRow(libraryPiece('a'));
  await keepNow(app);
  expect(await second).toBe(false);
  expect([...disk.items.keys()]).toEqual(['b']);
  expect(disk.records.at(-1)?.order.rows).toEqual(['b']);
  expect(app.store.getState().project.unkept).toEqual(['Random']);

  disk.refuses = () => false;
  expect(await keepNow(app)).toBe(true);
  expect(disk.records.at(-1)?.order.rows).toEqual(['a', 'b']);
  expect(disk.items).toHaveProperty('size', 2);
});

it('nothing is written once it was stopped, not even what is being tried again', async () => {
  const disk = new FullDisk();
  const app = start(disk);
  disk.refuses = () => {
    stopKeeping(app);
    return true;
  };
  app.store.getState().addRow(libraryPiece('a'));
  expect(await keepNow(app)).toBe(false);
  expect(disk.records).toEqual([]);
  expect(app.store.getState().project).toMatchObject({ unkept: [], failure: null });
});

it('a page that goes writes only what has changed', async () => {
  const disk = new FullDisk();
  const app = start(disk);
  app.store.getState().addRow(libraryPiece('a'));
  await keepNow(app);
  await keepNow(app, true);
  expect(disk.records).toHaveLength(1);
  app.store.getState().setProject({ name: 'Rags' });
  await keepNow(app, true);
  expect(disk.records.map(({ name }) => name)).toEqual(['Untitled', 'Rags']);
});

it('says that it writes before the first change, when there was no room to say so', async () => {
  const disk = new FullDisk();
  const app = start(disk, false);
  disk.claimRefused = true;
  app.store.getState().addRow(libraryPiece('a'));
  expect(await keepNow(app)).toBe(false);
  expect(disk.records).toEqual([]);
  disk.claimRefused = false;
  expect(await keepNow(app)).toBe(true);
  expect([disk.claims, disk.records.length]).toEqual([1, 1]);
});

it('asks the browser once for its promise, when there is something of the musician’s own', async () => {
  let asked = 0;
  const app = start(new FullDisk(), true, {
    ...ASKED_BEFORE,
    askToPersist: () => Promise.resolve(++asked > 0),
    hasAsked: () => asked > 0,
  });
  const { addRow } = app.store.getState();
  addRow(libraryPiece('a', { origin: 'built-in' }));
  await keepNow(app);
  expect(asked).toBe(0);
  for (const id of ['b', 'c']) {
    addRow(libraryPiece(id));
    await keepNow(app);
    expect(asked).toBe(1);
  }
});
