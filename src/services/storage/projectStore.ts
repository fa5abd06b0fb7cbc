// Projects in the browser's database. A change is one transaction: it is kept whole or not at all. Who may write is
// said in the database itself, so that a tab that has lost a project to another cannot write even if it does not know;
// only a page that is going cannot wait for the answer.
import type { IDBPTransaction } from 'idb';
import { AppError } from '../../core/errors.ts';
import type { ItemChanges } from '../../core/project/changes.ts';
import {
  ITEM_KINDS,
  type ItemKind,
  type ItemTypes,
  type ProjectContents,
  type ProjectItems,
  type ProjectRecord,
  type Removal,
} from '../../core/project/projectRecord.ts';
import { packItem, readItem, readRecord } from '../../core/project/readItem.ts';
import {
  openDatabase,
  STORE_NAMES,
  type Database,
  type Schema,
  type StoreName,
} from './database.ts';
import { isFull } from './fullDisk.ts';

export interface DamagedItem {
  readonly kind: ItemKind;
  readonly id: string;
  /** Null when nothing is left of it. */
  readonly name: string | null;
  /** Undefined when nothing is left of it. */
  readonly value: unknown;
}

export interface KeptProject {
  readonly record: ProjectRecord;
  /** What could be read. */
  readonly contents: ProjectContents;
  readonly damaged: readonly DamagedItem[];
}

export interface ProjectChange extends ItemChanges {
  readonly record: ProjectRecord;
}

/** Every method @throws AppError storage/unavailable, storage/newer; writing ones storage/no-room too. */
export interface ProjectStore {
  /** Every project, deleted ones too, the last changed first. A record that is damaged is left where it is. */
  list(): Promise<readonly ProjectRecord[]>;
  /** From now on no other tab can write in the project. */
  claim(projectId: string): Promise<void>;
  /** Null where there is none of that id. */
  read(projectId: string): Promise<KeptProject | null>;
  /**
   * Keeps what is damaged apart, where it is in nobody's way.
   * @param record the project's without it
   * @throws AppError storage/elsewhere, as `write` does
   */
  setAside(record: ProjectRecord, damaged: readonly DamagedItem[]): Promise<void>;
  /**
   * @param isLeaving the page goes, and hears of no request any more; then it is not asked who has claimed it
   * @throws AppError storage/elsewhere, when another tab has claimed the project; then nothing is written
   */
  write(change: ProjectChange, isLeaving: boolean): Promise<void>;
  /**
   * An item of a project that has no record yet, so that nothing shows it.
   * @param kept as `packItem` makes it
   */
  putItem(projectId: string, kind: ItemKind, id: string, kept: unknown): Promise<void>;
  /** Writes the record alone, of a project that is open nowhere; no tab that once had it writes in it any more. */
  writeRecord(record: ProjectRecord): Promise<void>;
  /** Projects that have items and no record: an import that was broken off, or one that another tab is at. */
  unnamed(): Promise<readonly string[]>;
  /** The items of one project under another's record. */
  copy(fromId: string, record: ProjectRecord): Promise<void>;
  /** For good, unless it is no deleted one (any more). @returns whether it is gone */
  remove(projectId: string): Promise<boolean>;
}

type Writing = IDBPTransaction<Schema, StoreName[], 'readwrite'>;

const allOf = (projectId: string): IDBKeyRange => IDBKeyRange.bound([projectId], [projectId, []]);

/**
 * @param onTaken called when a newer Cadenza in another tab needs the database; nothing can be written from then on
 */
export function createProjectStore(onTaken: () => void, name = 'cadenza'): ProjectStore {
  const tab = crypto.randomUUID();
  let opening: Promise<Database> | undefined;
  const open = (): Promise<Database> =>
    (opening ??= openDatabase(name, onTaken, () => (opening = undefined)));

  /** Runs `queue`, which must not await anything but requests, in one transaction; where it throws, none of it holds. */
  const write = async (queue: (tx: Writing) => Promise<void>): Promise<void> => {
    const tx = (await open()).transaction([...STORE_NAMES], 'readwrite');
    const queued = queue(tx).catch((thrown: unknown) => {
      abort(tx);
      throw thrown;
    });
    const [request, end] = await Promise.allSettled([queued, tx.done]);
    const failures = [request, end].flatMap((one) =>
      one.status === 'rejected' ? [one.reason as unknown] : [],
    );
    const cause = failures.find(isFull);
    if (cause) throw new AppError('storage/no-room', 'the quota is used up', {}, cause);
    if (failures.length > 0) throw failures[0];
  };

  const expectOwn = async (tx: Writing, projectId: string): Promise<void> => {
    if ((await tx.objectStore('writers').get(projectId)) !== tab)
      throw new AppError('storage/elsewhere', `${projectId} is open in another tab`);
  };

  return {
    async list() {
      const values: readonly unknown[] = await (await open()).getAll('projects');
      const records = values.map(readRecord).filter((record) => record !== null);
      return records.sort((a, b) => b.changedAt.localeCompare(a.changedAt));
    },
    claim: (projectId) =>
      write(async (tx) => {
        await tx.objectStore('writers').put(tab, projectId);
      }),
    async read(projectId) {
      const database = await open();
      const record = readRecord(await database.get('projects', projectId));
      if (record === null) return null;
      const read = new Map<ItemKind, ReadonlyMap<string, unknown>>();
      await Promise.all(
        ITEM_KINDS.map(async (kind) => read.set(kind, await readAll(database, kind, projectId))),
      );
      return { record, ...assemble(record, read) };
    },
    setAside: (record, damaged) =>
      write(async (tx) => {
        await expectOwn(tx, record.id);
        for (const { kind, id, value } of damaged) {
          if (value !== undefined)
            await tx.objectStore('damaged').put(value, [record.id, kind, id]);
          await tx.objectStore(kind).delete([record.id, id]);
        }
        await tx.objectStore('projects').put(record, record.id);
      }),
    write: ({ record, put, remove }, isLeaving) =>
      write(async (tx) => {
        const owned = isLeaving ? Promise.resolve() : expectOwn(tx, record.id);
        // What fails ends the transaction, which says why.
        const unheard = (request: Promise<unknown>): void => void request.catch(() => undefined);
        unheard(owned);
        for (const { kind, item } of put)
          unheard(tx.objectStore(kind).put(packItem(item), [record.id, item.id]));
        for (const { kind, id } of remove) unheard(tx.objectStore(kind).delete([record.id, id]));
        unheard(tx.objectStore('projects').put(record, record.id));
        if (isLeaving) tx.commit();
        await owned;
      }),
    putItem: (projectId, kind, id, kept) =>
      write(async (tx) => {
        await tx.objectStore(kind).put(kept, [projectId, id]);
      }),
    writeRecord: (record) =>
      write(async (tx) => {
        await tx.objectStore('writers').put(tab, record.id);
        await tx.objectStore('projects').put(record, record.id);
      }),
    async unnamed() {
      const tx = (await open()).transaction([...STORE_NAMES], 'readonly');
      const ids = new Set<string>();
      for (const kind of ITEM_KINDS) {
        let cursor = await tx.objectStore(kind).openKeyCursor();
        while (cursor) {
          const [projectId] = cursor.key;
          ids.add(projectId);
          // To the next project.
          cursor = await cursor.continue([projectId, []] as never);
        }
      }
      const named = new Set(await tx.objectStore('projects').getAllKeys());
      return [...ids].filter((id) => !named.has(id));
    },
    copy: (fromId, record) =>
      write(async (tx) => {
        for (const kind of ITEM_KINDS) {
          const store = tx.objectStore(kind);
          for await (const { key, value } of store.iterate(allOf(fromId)))
            await store.put(value, [record.id, key[1]]);
        }
        await tx.objectStore('projects').put(record, record.id);
      }),
    async remove(projectId) {
      let isGone = false;
      await write(async (tx) => {
        const record = await tx.objectStore('projects').get(projectId);
        if (record?.deletedAt === null) return;
        isGone = true;
        for (const kind of [...ITEM_KINDS, 'damaged'] as const)
          await tx.objectStore(kind).delete(allOf(projectId));
        await tx.objectStore('writers').delete(projectId);
        await tx.objectStore('projects').delete(projectId);
      });
      return isGone;
    },
  };
}

/** A request that failed may have ended it already. */
function abort(tx: Writing): void {
  try {
    tx.abort();
  } catch (thrown) {
    if (!(thrown instanceof DOMException && thrown.name === 'InvalidStateError')) throw thrown;
  }
}

/** By id. One that cannot even be read hides no other: it is there as undefined. */
async function readAll(
  database: Database,
  kind: ItemKind,
  projectId: string,
): Promise<ReadonlyMap<string, unknown>> {
  const range = allOf(projectId);
  const keys = await database.getAllKeys(kind, range);
  try {
    const values = await database.getAll(kind, range);
    return new Map(keys.map((key, i) => [key[1], values[i]]));
  } catch (thrown) {
    console.warn(`Not all ${kind} can be read at once:`, thrown);
    const values = await Promise.allSettled(keys.map((key) => database.get(kind, key)));
    return new Map(
      keys.map((key, i) => {
        const value = values[i]!;
        return [key[1], value.status === 'fulfilled' ? value.value : undefined];
      }),
    );
  }
}

/** The items in the order of the record; what it names and is not there is damaged too. */
function assemble(
  { order, removed, state }: ProjectRecord,
  read: ReadonlyMap<ItemKind, ReadonlyMap<string, unknown>>,
): Pick<KeptProject, 'contents' | 'damaged'> {
  const damaged: DamagedItem[] = [];
  const take = <Kind extends ItemKind>(kind: Kind, id: string): ItemTypes[Kind] | null => {
    const value = read.get(kind)?.get(id);
    const item = readItem(kind, value);
    if (item === null) damaged.push({ kind, id, value, name: nameIn(value) });
    return item;
  };
  const list = <Kind extends ItemKind>(kind: Kind): readonly ItemTypes[Kind][] =>
    order[kind].map((id) => take(kind, id)).filter((item) => item !== null);
  const items: ProjectItems = {
    rows: list('rows'),
    models: list('models'),
    takes: list('takes'),
    recordings: list('recordings'),
  };
  const entries = (removed?.entries ?? []).flatMap(({ index, id }) => {
    const item = removed && take(removed.kind, id);
    return item ? [{ index, item }] : [];
  });
  const removal = removed && entries.length > 0 ? { kind: removed.kind, entries } : null;
  return { contents: { items, removed: removal as Removal | null, state }, damaged };
}

/** What is left of the name of something damaged. */
function nameIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const { title, name, fileName, score, model } = value as Readonly<Record<string, unknown>>;
  const own = [title, name, fileName].find((text) => typeof text === 'string' && text !== '');
  return (own as string | undefined) ?? nameIn(score) ?? nameIn(model);
}
