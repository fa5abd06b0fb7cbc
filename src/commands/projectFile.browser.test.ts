// A project into a file and out of it again, through the real handlers and the browser's own database.
import { unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRandom } from '../core/random.ts';
// TensorFlow.js takes a while to come: before the clock of the first test runs.
import '../learning/modelFile/writeModelFile.ts';
import { initialParameters } from '../learning/network/initialise.ts';
import type { Services } from '../services/services.ts';
import { createProjectStore, type ProjectStore } from '../services/storage/projectStore.ts';
import { createAppStore } from '../store/store.ts';
import { libraryPiece } from '../testing/libraryPiece.ts';
import { PLAIN_TAKE } from '../testing/plainTake.ts';
import { tinyModel } from '../testing/tinyModel.ts';
import { TINY_NETWORK } from '../testing/tinyNetwork.ts';
import { createModelHandler } from '../workers/model/handler.ts';
import { createPreprocessHandler } from '../workers/preprocess/handler.ts';
import { createProjectHandler } from '../workers/project/handler.ts';
import type { App } from './app.ts';
import { exportModel } from './exportModel.ts';
import { exportProject } from './exportProject.ts';
import { importFiles } from './importFiles.ts';
import { importModel } from './importModel.ts';
import { importProjects } from './importProject.ts';

let database: string;
let projects: ProjectStore;
let saved: File[];
let reopened: readonly (string | null)[];
beforeEach(() => {
  database = `test-${crypto.randomUUID()}`;
  projects = createProjectStore(() => undefined, database);
  saved = [];
  reopened = [];
});
afterEach(() => {
  indexedDB.deleteDatabase(database);
});

function start(): App {
  const services: Partial<Services> = {
    projects,
    preprocess: createPreprocessHandler(),
    projectFiles: createProjectHandler(),
    model: createModelHandler(),
    fileSaver: { save: (name, content) => void saved.push(new File([content], name)) },
    openedProject: {
      id: null,
      how: null,
      left: null,
      remember: () => undefined,
      reopen: (id, how) => (reopened = [id, how ?? null]),
    },
  };
  const app: App = { store: createAppStore(), services: services as Services };
  app.store.getState().setProject({ keeping: 'on', name: 'Ragtime & more' });
  return app;
}

const trained = tinyModel(initialParameters(TINY_NETWORK, createRandom(3)));

/** An app with something of every kind. */
function startFull(): App {
  const app = start();
  const state = app.store.getState();
  const { score, events } = libraryPiece('x');
  state.addRow(libraryPiece('a'));
  state.addRow(libraryPiece('b', { isIncluded: false }));
  state.addModel('m', trained);
  const written = { tracks: score.tracks, events, primeNotes: 3 };
  const edited = { version: 'v', written };
  state.addTake({ ...PLAIN_TAKE, id: 't', title: 'Take 1', score, events, edited });
  state.addRecording({ id: 'r', title: 'Opening 1', score, events });
  state.setTrainingSettings({ ...state.settings.training, preset: 'M' });
  state.setMixOf({ kind: 'take', id: 't' }, [
    { isMuted: true, isSolo: false, volume: 1, pan: 0, program: 4 },
  ]);
  return app;
}

it('comes back whole as a project of its own, and the first is as it was', async () => {
  const app = startFull();
  await exportProject(app);
  expect(app.store.getState().fileWork.status).toBe('done');
  const [file] = saved;
  expect(file!.name).toBe('ragtime-more.cadenza');

  const before = app.store.getState();
  await importProjects(app, [file!]);
  const [record] = await projects.list();
  expect(reopened).toEqual([record!.id, 'from file']);
  expect(record!.id).not.toBe(before.project.id);
  expect(record).toMatchObject({ name: 'Ragtime & more', pieceCount: 2, deletedAt: null });
  const kept = (await projects.read(record!.id))!;
  expect(kept.damaged).toEqual([]);
  expect(kept.contents.items).toEqual({
    rows: before.library.rows,
    models: before.training.models,
    takes: before.takes.list,
    recordings: before.recordings.list,
  });
  expect(kept.contents.state).toMatchObject({
    takeCount: 1,
    selectedTakeId: 't',
    training: { preset: 'M' },
    playback: { mixes: before.playback.mixes },
  });
  expect(app.store.getState().library).toBe(before.library);

  // And once more: another one, over neither.
  await importProjects(app, [file!]);
  expect(await projects.list()).toHaveLength(2);
});

it('changes nothing when the last of its files is damaged', async () => {
  const app = startFull();
  await exportProject(app);
  const files = unzipSync(new Uint8Array(await saved[0]!.arrayBuffer()));
  files['openings/0001.json'] = new TextEncoder().encode('{}');
  await importProjects(app, [new File([zipSync(files).slice()], 'bad.cadenza')]);
  expect(app.store.getState().fileWork).toMatchObject({
    status: 'failed',
    work: { name: 'bad.cadenza' },
    failure: { code: 'project/damaged', details: { entry: 'openings/0001.json' } },
  });
  expect(await projects.list()).toEqual([]);
  expect(reopened).toEqual([]);
  // Not even the pieces before it are left behind.
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(database);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('no database'));
  });
  const count = await new Promise((resolve) => {
    const request = opened.transaction('rows').objectStore('rows').count();
    request.onsuccess = () => resolve(request.result);
  });
  opened.close();
  expect(count).toBe(0);
});

it('takes a project and a model from among other files', async () => {
  const app = startFull();
  await exportProject(app);
  await exportModel(app, 'm');
  const fresh = start();
  const zip = unzipSync(new Uint8Array(await saved[1]!.arrayBuffer()));
  const named = (name: string) => new File([zip[name]!.slice()], name);
  await importFiles(fresh, [...saved, new File(['Dear diary'], 'diary.txt')]);
  await expect.poll(async () => (await projects.list()).length).toBe(1);
  await expect.poll(() => fresh.store.getState().training.models.length).toBe(1);
  expect(fresh.store.getState().library.rows).toMatchObject([{ fileName: 'diary.txt' }]);
  // The two files of a model by themselves are no import of music.
  await importFiles(fresh, [named('model.json'), named('weights.bin')]);
  await expect.poll(() => fresh.store.getState().training.models.length).toBe(2);
  expect(fresh.store.getState().library.importing.status).toBe('idle');
});

it('brings a model back bit for bit, under an id of its own', async () => {
  const app = startFull();
  await exportModel(app, 'm');
  expect(saved[0]!.name).toBe('tiny.zip');
  await importModel(app, saved);
  const { models } = app.store.getState().training;
  expect(models.map(({ model }) => model)).toEqual([trained, trained]);
  expect(models[1]!.id).not.toBe('m');
});
