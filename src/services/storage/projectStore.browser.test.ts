import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Score } from '../../core/music/score.ts';
import { changesBetween } from '../../core/project/changes.ts';
import { packScore } from '../../core/project/packScore.ts';
import type { Piece } from '../../core/project/piece.ts';
import { makeRecord } from '../../core/project/makeRecord.ts';
import {
  FORMAT_VERSION,
  type ProjectContents,
  type ProjectItems,
} from '../../core/project/projectRecord.ts';
import { libraryPiece } from '../../testing/libraryPiece.ts';
import { PLAIN_TAKE } from '../../testing/plainTake.ts';
import { tinyModel } from '../../testing/tinyModel.ts';
import { createProjectStore, type ProjectStore } from './projectStore.ts';

let name: string;
const taken = vi.fn();
const open = (): ProjectStore => createProjectStore(taken, name);
beforeEach(() => {
  name = `test-${crypto.randomUUID()}`;
  taken.mockClear();
});
afterEach(() => void indexedDB.deleteDatabase(name));

const { score, events } = libraryPiece('opening');
const ITEMS: ProjectItems = {
  rows: [libraryPiece('a'), libraryPiece('b', { isIncluded: false })],
  models: [{ id: 'm', model: tinyModel(new Float32Array([0.5, -1])), history: null }],
  takes: [
    { ...PLAIN_TAKE, id: 't', title: 'Take 1', score },
    {
      ...PLAIN_TAKE,
      id: 'e',
      title: 'Take 2',
      score,
      edited: { version: 'v', written: { tracks: score.tracks, events, primeNotes: 3 } },
    },
  ],
  recordings: [{ id: 'r', title: 'Recording 1', score, events }],
};
const EMPTY: ProjectContents = {
  items: { rows: [], models: [], takes: [], recordings: [] },
  removed: null,
  state: {},
};
const FULL: ProjectContents = { items: ITEMS, removed: null, state: { takeCount: 4 } };
const recordOf = (contents: ProjectContents, id = 'p') =>
  makeRecord({ id, name: 'Rags', createdAt: '2026-01-01', changedAt: '2026-01-02' }, contents);

async function write(store: ProjectStore, now = FULL, before = EMPTY, id = 'p'): Promise<void> {
  await store.write({ ...changesBetween(before, now), record: recordOf(now, id) }, false);
}

/** What another program, or an older or newer Cadenza, does. */
function openRaw(version?: number, upgrade?: (db: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => upgrade?.(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error!);
  });
}
function rawPut(db: IDBDatabase, store: string, key: IDBValidKey, value: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const tx = db.transaction(store, 'readwrite');
    tx.objectStore(store).put(value, key);
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error!);
  });
}

it('gives back what it was given, to another visit too', async () => {
  const store = open();
  await store.claim('p');
  await write(store);
  const kept = await open().read('p');
  expect(kept).toEqual({ record: recordOf(FULL), contents: FULL, damaged: [] });
  expect(await store.read('other')).toBeNull();
});

it('writes nothing where another tab has claimed the project', async () => {
  const [first, second] = [open(), open()];
  await first.claim('p');
  await write(first);
  await second.claim('p');
  const fewer = { ...FULL, items: { ...ITEMS, rows: [], takes: [] } };
  await expect(write(first, fewer, FULL)).rejects.toMatchObject({ code: 'storage/elsewhere' });
  expect((await second.read('p'))?.contents).toEqual(FULL);
  await write(second, fewer, FULL);
  expect((await first.read('p'))?.contents).toEqual(fewer);
});

it('sets nothing aside and writes nothing over a deleted one, once another tab has it', async () => {
  const [first, second] = [open(), open()];
  await first.claim('p');
  await write(first);
  await second.writeRecord({ ...recordOf(FULL), deletedAt: '2026-01-03' });
  await expect(first.setAside(recordOf(EMPTY), [])).rejects.toMatchObject({
    code: 'storage/elsewhere',
  });
  await expect(write(first, EMPTY, FULL)).rejects.toMatchObject({ code: 'storage/elsewhere' });
  expect((await second.read('p'))?.record.deletedAt).toBe('2026-01-03');
});

it.for([false, true])(
  'keeps all of a change or nothing (as the page goes: %s)',
  async (isLeaving) => {
    const store = open();
    await store.claim('p');
    const cannotBeKept = libraryPiece('c', { remarks: [() => undefined] as never });
    const now = { ...FULL, items: { ...ITEMS, rows: [...ITEMS.rows, cannotBeKept] } };
    const change = { ...changesBetween(EMPTY, now), record: recordOf(now) };
    await expect(store.write(change, isLeaving)).rejects.toThrow(/could not be cloned/);
    const raw = await openRaw();
    expect(
      await new Promise((resolve) => {
        const request = raw.transaction('rows').objectStore('rows').count();
        request.onsuccess = () => resolve(request.result);
      }),
    ).toBe(0);
    raw.close();
  },
);

it('sets aside what is damaged and keeps the rest', async () => {
  const store = open();
  await store.claim('p');
  await write(store);
  const raw = await openRaw();
  await rawPut(raw, 'rows', ['p', 'a'], { kind: 'piece', id: 'a', score: { title: 'Solace' } });
  await rawPut(raw, 'takes', ['p', 't'], 'no take');
  raw.close();

  const kept = (await store.read('p'))!;
  expect(kept.contents.items.rows.map(({ id }) => id)).toEqual(['b']);
  expect(kept.contents.items.models).toEqual(ITEMS.models);
  expect(kept.damaged.map(({ kind, name: text }) => [kind, text])).toEqual([
    ['rows', 'Solace'],
    ['takes', null],
  ]);
  await store.setAside(makeRecord(kept.record, kept.contents), kept.damaged);
  expect((await store.read('p'))?.damaged).toEqual([]);
});

it('brings a removal back as it was, and a copy has all of it', async () => {
  const store = open();
  await store.claim('p');
  const [a, b] = ITEMS.rows;
  const now: ProjectContents = {
    ...FULL,
    items: { ...ITEMS, rows: [b!] },
    removed: { kind: 'rows', entries: [{ index: 0, item: a! }] },
  };
  await write(store, now);
  expect((await store.read('p'))?.contents).toEqual(now);
  await store.copy('p', { ...recordOf(now), id: 'q', name: 'Rags copy' });
  expect(await store.remove('p')).toBe(false);
  expect((await store.read('p'))?.contents).toEqual(now);
  await store.writeRecord({ ...recordOf(now), deletedAt: '2026-01-03' });
  expect(await store.remove('p')).toBe(true);
  expect(await store.read('p')).toBeNull();
  expect((await store.read('q'))?.contents).toEqual(now);
  expect((await store.list()).map(({ id }) => id)).toEqual(['q']);
});

/** The database as each version wrote it, from the first on; the walk below begins at each. */
const FIXTURES: Readonly<Record<number, (db: IDBDatabase) => Promise<void>>> = {
  1: async (db) => {
    const { id, model } = ITEMS.models[0]!;
    const frames = model.frames.map(({ slots, opening, isBeatAligned }) => ({
      slots,
      opening,
      isBeatAligned,
    }));
    await rawPut(db, 'models', ['p', 'm'], { id, model: { ...model, frames } });
    for (const row of ITEMS.rows) await rawPut(db, 'rows', ['p', row.id], row);
    for (const take of ITEMS.takes) await rawPut(db, 'takes', ['p', take.id], take);
    await rawPut(db, 'recordings', ['p', 'r'], ITEMS.recordings[0]);
    // A damaged one does not hold the others up.
    await rawPut(db, 'models', ['other', 'm'], 'no model');
    await rawPut(db, 'projects', 'p', { ...recordOf(FULL), formatVersion: 1 });
  },
  2: async (db) => {
    const packed = (item: { readonly score: Score }): unknown => ({
      ...item,
      score: packScore(item.score),
    });
    await rawPut(db, 'models', ['p', 'm'], ITEMS.models[0]);
    for (const row of ITEMS.rows as readonly Piece[])
      await rawPut(db, 'rows', ['p', row.id], packed(row));
    for (const take of ITEMS.takes) await rawPut(db, 'takes', ['p', take.id], packed(take));
    await rawPut(db, 'recordings', ['p', 'r'], packed(ITEMS.recordings[0]!));
    await rawPut(db, 'takes', ['other', 't'], { edited: 'no take' });
    await rawPut(db, 'projects', 'p', { ...recordOf(FULL), formatVersion: 2 });
  },
};
const STORES = ['projects', 'writers', 'damaged', 'rows', 'models', 'takes', 'recordings'];

it.for(Array.from({ length: FORMAT_VERSION - 1 }, (_, i) => i + 1))(
  'a database of version %i becomes one of today',
  async (version) => {
    const old = await openRaw(version, (db) =>
      STORES.forEach((store) => db.createObjectStore(store)),
    );
    await FIXTURES[version]!(old);
    old.close();
    const kept = await open().read('p');
    expect(kept).toEqual({ record: recordOf(FULL), contents: FULL, damaged: [] });
  },
);

it('leaves a database of a newer version as it is, and says so', async () => {
  const newer = await openRaw(FORMAT_VERSION + 1, (db) => db.createObjectStore('future'));
  newer.close();
  await expect(open().list()).rejects.toMatchObject({ code: 'storage/newer' });
  const still = await openRaw();
  expect([...still.objectStoreNames]).toEqual(['future']);
  still.close();
});

it('makes way for a newer version in another tab', async () => {
  const store = open();
  await store.list();
  (await openRaw(FORMAT_VERSION + 1)).close();
  expect(taken).toHaveBeenCalledOnce();
  await expect(store.list()).rejects.toThrow();
});
