// The store, the keeper and the browser's own database together, as at a start of the app, a change and the next start.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CheckpointStore } from '../services/storage/checkpoints.ts';
import type { OpenedHow } from '../services/storage/openedProject.ts';
import { whileUnopened } from '../services/storage/projectLock.ts';
import { createProjectStore, type ProjectStore } from '../services/storage/projectStore.ts';
import type { Services } from '../services/services.ts';
import { packItem } from '../core/project/readItem.ts';
import { UNTITLED } from '#words/defaults.ts';
import { createAppStore } from '../store/store.ts';
import { libraryPiece } from '../testing/libraryPiece.ts';
import { PLAIN_TAKE } from '../testing/plainTake.ts';
import { SilentPlayback } from '../testing/silentPlayback.ts';
import { AppError } from '../core/errors.ts';
import type { App } from './app.ts';
import { keepNow, stopKeeping } from './keepProject.ts';
import { deleteProject, newProject, switchProject } from './manageProjects.ts';
import { openProject } from './openProject.ts';

let database: string;
let opened: string | null;
let left: string | null;
let how: OpenedHow;
let screens: [screen: string, isOther: boolean][];
const started: App[] = [];
beforeEach(() => {
  database = `test-${crypto.randomUUID()}`;
  opened = left = how = null;
  screens = [];
});
afterEach(() => {
  started.splice(0).forEach(stopKeeping);
  indexedDB.deleteDatabase(database);
});

/** What a start of the page is. @param isTakenOver as after "Use it here" */
async function start(isTakenOver = true, change: Partial<ProjectStore> = {}): Promise<App> {
  const services: Partial<Services> = {
    playback: new SilentPlayback(),
    projects: { ...createProjectStore(() => undefined, database), ...change },
    checkpoints: { remove: () => Promise.resolve() } as unknown as CheckpointStore,
    model: { takeCheckpoint: () => Promise.resolve() } as unknown as Services['model'],
    openedProject: {
      id: opened,
      left,
      how: how ?? (isTakenOver ? 'taken over' : null),
      remember: (id) => (opened = id),
      reopen: (id, nextHow = null, nextLeft = null) => {
        opened = id;
        how = nextHow;
        left = nextLeft;
      },
    },
    storageKeeper: {
      measure: () => Promise.resolve(null),
      askToPersist: () => Promise.resolve(false),
      hasAsked: () => true,
    },
  };
  const app: App = { store: createAppStore(), services: services as Services };
  started.push(app);
  await openProject(app, (screen, isOther) => {
    screens.push([screen, isOther]);
    app.store.getState().setSystem({ screen: screen as 'train' });
  });
  return app;
}

it('brings back what was made and set', async () => {
  const app = await start();
  const { store } = app;
  const state = store.getState();
  const { score } = libraryPiece('x');
  state.addRow(libraryPiece('a'));
  state.addRow(libraryPiece('b', { isIncluded: false }));
  state.addTake({ ...PLAIN_TAKE, id: 't', title: 'Take 1', score });
  state.setTrainingSettings({ ...state.settings.training, preset: 'M' });
  state.setWritingSettings({ bars: 12 });
  state.setMixOf({ kind: 'take', id: 't' }, [
    { isMuted: true, isSolo: false, volume: 1, pan: 0, program: 4 },
  ]);
  state.setMixOf({ kind: 'take', id: 'gone' }, []);
  state.setPlayback({
    chosen: { kind: 'piece', id: 'a' },
    options: { ...state.playback.options, tempoPercent: 80 },
  });
  state.setSystem({ screen: 'train' });
  state.setProject({ name: 'Rags' });
  await keepNow(app);

  const again = (await start()).store.getState();
  const before = store.getState();
  expect(again.project).toMatchObject({ name: 'Rags', keeping: 'on', unkept: [], damaged: [] });
  expect(again.library.rows).toEqual(before.library.rows);
  expect(again.takes).toEqual(before.takes);
  expect(again.settings).toEqual(before.settings);
  expect(again.playback.options.tempoPercent).toBe(80);
  expect(again.playback.chosen).toEqual({ kind: 'piece', id: 'a' });
  // What is gone needs no mix.
  expect(Object.keys(again.playback.mixes)).toEqual(['take t']);
  expect(again.system.screen).toBe('train');
});

it('keeps nothing of a new project in which nothing was made', async () => {
  const app = await start();
  app.store.getState().setSystem({ screen: 'compose' });
  await keepNow(app);
  expect(await app.services.projects.list()).toEqual([]);
  app.store.getState().addRow(libraryPiece('a'));
  await keepNow(app);
  expect(await app.services.projects.list()).toHaveLength(1);
});

it('a change is written by itself, and one that was removed is gone', async () => {
  const app = await start();
  app.store.getState().addRow(libraryPiece('a'));
  const kept = async (): Promise<number> =>
    (await app.services.projects.list())[0]?.order.rows.length ?? 0;
  await expect.poll(kept).toBe(1);
  app.store.getState().removeRows(new Set(['a']));
  await expect.poll(kept).toBe(0);
});

it('a tab that lost the project stops writing, and says so', async () => {
  const first = await start();
  first.store.getState().addRow(libraryPiece('a'));
  await keepNow(first);
  const second = await start();
  expect(second.store.getState().library.rows).toHaveLength(1);
  await expect.poll(() => first.store.getState().project.keeping).toBe('elsewhere');
  first.store.getState().removeRows(new Set(['a']));
  await keepNow(first);
  const third = await start(false);
  expect(third.store.getState().project.keeping).toBe('elsewhere');
  expect(third.store.getState().library.rows).toHaveLength(1);
});

it('what comes while the project is being opened stands behind what was kept', async () => {
  const first = await start();
  first.store.getState().addRow(libraryPiece('a'));
  await keepNow(first);
  const services = first.services;
  const late: App = { store: createAppStore(), services };
  started.push(late);
  const opening = openProject(late, () => undefined);
  late.store.getState().addRow(libraryPiece('late'));
  await opening;
  const { rows } = late.store.getState().library;
  expect(rows.map(({ id }) => id)).toEqual(['a', 'late']);
});

it('shows what is kept on a full disk too, and keeps on once there is room', async () => {
  const first = await start();
  first.store.getState().addRow(libraryPiece('a'));
  await keepNow(first);
  const { projects } = first.services;
  let isFull = true;
  const app = await start(true, {
    claim: (id) =>
      isFull
        ? Promise.reject(new AppError('storage/no-room', 'the disk is full'))
        : projects.claim(id),
  });
  const { project, library, addRow } = app.store.getState();
  expect(library.rows.map(({ id }) => id)).toEqual(['a']);
  expect(project).toMatchObject({ keeping: 'on', failure: { code: 'storage/no-room' } });
  addRow(libraryPiece('b'));
  await keepNow(app);
  expect(app.store.getState().project.unkept).not.toEqual([]);
  isFull = false;
});

it('nothing is done to an open project that is deleted, until the page has gone', async () => {
  const app = await start();
  const { id } = app.store.getState().project;
  app.store.getState().addRow(libraryPiece('a'));
  await keepNow(app);
  await deleteProject(app, id);
  expect(left).toBe(id);
  // The musician was asked, and stayed.
  expect((await app.services.projects.list())[0]?.deletedAt).toBeNull();
  app.store.getState().addRow(libraryPiece('b'));
  await keepNow(app);
  expect(app.store.getState().project).toMatchObject({ keeping: 'on', failure: null });
  expect((await app.services.projects.list())[0]?.pieceCount).toBe(2);
});

it('a project is deleted though the one that comes instead is open elsewhere', async () => {
  const first = await start(false);
  first.store.getState().addRow(libraryPiece('a'));
  await keepNow(first);
  const { projects } = first.services;
  const [record] = await projects.list();
  await projects.writeRecord({ ...record!, id: 'other', name: 'Other' });
  // As `deleteProject` leaves the page.
  left = 'other';
  const looking = await start(false);
  expect(looking.store.getState().project).toMatchObject({
    keeping: 'elsewhere',
    arrival: { kind: 'deleted', name: 'Other' },
  });
  const other = (await projects.list()).find(({ id }) => id === 'other');
  expect(other?.deletedAt).not.toBeNull();
});

it('a page that begins anew knows what was done, and the step of its project', async () => {
  const first = await start(false);
  const { addRow, setProject, setSystem, project } = first.store.getState();
  expect(project.arrival).toBeNull();
  addRow(libraryPiece('a'));
  setProject({ name: 'Rags' });
  setSystem({ screen: 'compose' });
  await newProject(first);
  stopKeeping(first);
  const second = await start(false);
  expect(second.store.getState().project.arrival).toEqual({ kind: 'new', name: UNTITLED });
  await switchProject(second, project.id);
  stopKeeping(second);
  const third = await start(false);
  expect(third.store.getState().project.arrival).toEqual({ kind: 'chosen', name: 'Rags' });
  await deleteProject(third, project.id);
  stopKeeping(third);
  const fourth = await start(false);
  expect(fourth.store.getState().project.arrival).toEqual({ kind: 'deleted', name: 'Rags' });
  expect(screens).toEqual([
    ['collect', true],
    ['compose', true],
    ['collect', true],
  ]);
});

it('the id of a project that was deleted meanwhile is not used again', async () => {
  const first = await start();
  const { id } = first.store.getState().project;
  first.store.getState().addRow(libraryPiece('a'));
  await keepNow(first);
  const [record] = await first.services.projects.list();
  await first.services.projects.writeRecord({ ...record!, deletedAt: new Date().toISOString() });
  opened = id;
  const app = await start();
  app.store.getState().addRow(libraryPiece('b'));
  await keepNow(app);
  expect(app.store.getState().project.id).not.toBe(id);
  const deleted = (await app.services.projects.list()).find((other) => other.id === id);
  expect(deleted?.deletedAt).not.toBeNull();
});

it('what a tab left that went in mid-import is cleared away, and not what another is importing', async () => {
  const first = await start();
  first.store.getState().addRow(libraryPiece('a'));
  await keepNow(first);
  const { projects } = first.services;
  const busy = crypto.randomUUID();
  for (const id of ['left', busy])
    await projects.putItem(id, 'rows', 'x', packItem(libraryPiece('x')));
  expect(new Set(await projects.unnamed())).toEqual(new Set(['left', busy]));
  await whileUnopened(busy, async () => {
    const again = await start();
    await expect.poll(() => projects.unnamed()).toEqual([busy]);
    expect(again.store.getState().library.rows.map(({ id }) => id)).toEqual(['a']);
  });
});
