// A project as a file, a zip that ends in .cadenza: what lies where in it, and its first page, manifest.json.
// docs/file-formats.md tells it to others.
import * as v from 'valibot';
import { AppError } from '../errors.ts';
import { FORMAT_VERSION, ITEM_KINDS, type ItemKind, type ProjectState } from './projectRecord.ts';
import { STATE } from './projectFileState.ts';

/** Of the zip: which files it has. What stands in the records of the items has a version of its own. */
export const FILE_VERSION = 1;
export const FILE_FORMAT = 'cadenza-project';
export const MANIFEST_FILE = 'manifest.json';
export const PROJECT_MIME_TYPE = 'application/x-cadenza';
/** Most items a file may have; a zip names 65,535 files, and an item has three at most. */
const MOST_ITEMS = 21_000;

export const FOLDERS: Readonly<Record<ItemKind, string>> = {
  rows: 'pieces',
  models: 'models',
  takes: 'takes',
  recordings: 'openings',
};

export interface PackedItem {
  readonly kind: ItemKind;
  /** Its files are this and an ending, or lie below it: "pieces/0001". */
  readonly path: string;
}

/** What is not an item. */
export interface ProjectFacts {
  readonly name: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly state: Partial<ProjectState>;
}

export interface Manifest {
  readonly facts: ProjectFacts;
  readonly items: readonly PackedItem[];
  /** Of the items' records: see migrations.ts. */
  readonly recordVersion: number;
}

/** An item out of a file, as the browser's database keeps it. */
export interface FileItem {
  readonly kind: ItemKind;
  readonly id: string;
  /** As `packItem` of readItem.ts makes it. */
  readonly kept: unknown;
  /** Roughly, as `itemBytes` counts them. */
  readonly bytes: number;
  readonly isPiece: boolean;
}

/** @param number from 1 */
export function itemPath(kind: ItemKind, number: number): string {
  return `${FOLDERS[kind]}/${String(number).padStart(4, '0')}`;
}

const version = v.pipe(v.number(), v.integer(), v.minValue(1));
const HEAD = v.object({ format: v.literal(FILE_FORMAT), version, recordVersion: version });
const MANIFEST = v.object({
  project: v.object({
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
    createdAt: v.pipe(v.string(), v.isoTimestamp()),
    state: STATE,
  }),
  items: v.pipe(
    v.array(
      v.object({
        kind: v.picklist(ITEM_KINDS),
        path: v.pipe(v.string(), v.regex(/^[a-z]+\/\d{4,5}$/)),
      }),
    ),
    v.maxLength(MOST_ITEMS),
  ),
});

/** Plain data, for JSON. @throws AppError export/too-large */
export function writeManifest(facts: ProjectFacts, items: readonly PackedItem[]): object {
  if (items.length > MOST_ITEMS) throw new AppError('export/too-large', `${items.length} items`);
  return {
    format: FILE_FORMAT,
    version: FILE_VERSION,
    recordVersion: FORMAT_VERSION,
    project: facts,
    items,
  };
}

/** @throws AppError project/not-project, project/newer, project/damaged */
export function readManifest(json: unknown): Manifest {
  const head = v.safeParse(HEAD, json);
  if (!head.success) throw new AppError('project/not-project', head.issues[0].message);
  // Before anything else is looked at: a newer one may look like anything.
  const { version: fileVersion, recordVersion } = head.output;
  if (fileVersion > FILE_VERSION || recordVersion > FORMAT_VERSION)
    throw new AppError('project/newer', `version ${fileVersion}, records ${recordVersion}`);
  const { project, items } = parseEntry(MANIFEST, json, MANIFEST_FILE);
  if (new Set(items.map(({ path }) => path)).size < items.length)
    throw invalid(MANIFEST_FILE, 'a path is there twice');
  return { facts: project as ProjectFacts, items, recordVersion };
}

/** @throws AppError project/damaged */
export function parseEntry<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  path: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw invalid(path, `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
}

function invalid(path: string, message: string): AppError {
  const details = { entry: path, reason: 'content' };
  return new AppError('project/damaged', `${path}: ${message}`, details);
}
