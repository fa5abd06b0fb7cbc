// The browser's database: its stores and how an older one becomes today's. Its version is that of the records in it.
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { AppError } from '../../core/errors.ts';
import { migrateItem, migrateRecord } from '../../core/project/migrations.ts';
import {
  FORMAT_VERSION,
  ITEM_KINDS,
  type ItemKind,
  type ProjectRecord,
} from '../../core/project/projectRecord.ts';

export interface Schema extends DBSchema {
  projects: { key: string; value: ProjectRecord };
  /** By project: the tab that may write in it. */
  writers: { key: string; value: string };
  /** Items are read as unknown: what comes out may be damaged. Keys are project and item. */
  rows: { key: [string, string]; value: unknown };
  models: { key: [string, string]; value: unknown };
  takes: { key: [string, string]; value: unknown };
  recordings: { key: [string, string]; value: unknown };
  /** Set aside because it could not be read. */
  damaged: { key: [string, ItemKind, string]; value: unknown };
}
export type StoreName = 'projects' | 'writers' | 'damaged' | ItemKind;
export const STORE_NAMES: readonly StoreName[] = ['projects', 'writers', 'damaged', ...ITEM_KINDS];
export type Database = IDBPDatabase<Schema>;

type Upgrade = IDBPTransaction<Schema, StoreName[], 'versionchange'>;

/**
 * @param onTaken called when another tab needs a newer version; the database is closed by then
 * @param onLost called when the browser has closed it, which it may do at any time; it can be opened again
 * @throws AppError storage/unavailable, storage/newer
 */
export async function openDatabase(
  name: string,
  onTaken: () => void,
  onLost: () => void,
): Promise<Database> {
  // A private window of some browsers has none at all.
  if (!('indexedDB' in globalThis)) throw new AppError('storage/unavailable', 'no indexedDB');
  try {
    const database = await openDB<Schema>(name, FORMAT_VERSION, {
      upgrade(db, from, _to, tx) {
        if (from === 0) for (const store of STORE_NAMES) db.createObjectStore(store);
        // What fails ends the transaction, and with it the opening.
        else
          migrate(tx, from).catch((thrown: unknown) => {
            console.error('What is kept could not be brought up to date:', thrown);
            tx.abort();
          });
      },
      blocking() {
        database.close();
        onTaken();
      },
      terminated: onLost,
    });
    return database;
  } catch (cause) {
    const isNewer = cause instanceof DOMException && cause.name === 'VersionError';
    const code = isNewer ? 'storage/newer' : 'storage/unavailable';
    throw new AppError(code, `cannot open the database ${name}`, {}, cause);
  }
}

/** Every record in place; the whole is one transaction, so that it is done or has not begun. One that is damaged stays. */
async function migrate(tx: Upgrade, from: number): Promise<void> {
  const projects = tx.objectStore('projects');
  for await (const cursor of projects.iterate())
    await cursor.update(
      orAsItIs(cursor.value, (older) => migrateRecord(older, from)) as ProjectRecord,
    );
  for (const kind of ITEM_KINDS)
    for await (const cursor of tx.objectStore(kind).iterate())
      await cursor.update(orAsItIs(cursor.value, (older) => migrateItem(kind, older, from)));
}

function orAsItIs(older: unknown, migrated: (older: unknown) => unknown): unknown {
  try {
    return migrated(older);
  } catch (thrown) {
    console.warn(
      'A record could not be brought up to date; it is set aside when it is read:',
      thrown,
    );
    return older;
  }
}
