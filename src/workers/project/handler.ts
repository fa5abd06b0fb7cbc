// Makes and reads the files of projects and models. docs/file-formats.md says what is in them.
import { AppError, toAppError } from '../../core/errors.ts';
import { serializeMidi } from '../../core/midi/serializeMidi.ts';
import { WEIGHTS_FILE } from '../../core/model/modelFile.ts';
import { MODEL_FILE, modelReadme, README_FILE } from '../../core/model/modelReadme.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import { itemBytes } from '../../core/project/itemFacts.ts';
import {
  itemPath,
  MANIFEST_FILE,
  PROJECT_MIME_TYPE,
  readManifest,
  writeManifest,
  type FileItem,
  type Manifest,
  type PackedItem,
} from '../../core/project/projectFile.ts';
import { unpackScore, type PackedScore } from '../../core/project/packScore.ts';
import { itemFromJson, itemToJson } from '../../core/project/projectFileItems.ts';
import type { ItemKind } from '../../core/project/projectRecord.ts';
import { readItem } from '../../core/project/readItem.ts';
import { readModelFile } from '../../learning/modelFile/readModelFile.ts';
import { hearCancel } from '../job.ts';
import { zip, ZipWriter, type NamedFile } from '../zip.ts';
import type { AddItemInput, ProjectProtocol } from './protocol.ts';
import { damaged, ZipReader, type ZipLimits } from './unzip.ts';

const MB = 2 ** 20;
const PROJECT_LIMITS: ZipLimits = { entries: 65_535, totalBytes: 2048 * MB };
const MODEL_LIMITS: ZipLimits = { entries: 100, totalBytes: 512 * MB };
/** A piece of a million notes takes forty. */
const MOST_JSON_BYTES = 96 * MB;
const MOST_WEIGHTS_BYTES = 256 * MB;
const MOST_SOUND_BYTES = 512 * MB;

/** Endings and files of an item, after its path. */
const [RECORD, MIDI, SOUND, RUN] = ['.json', '.mid', '.sound', '/run.json'];
const [MODEL, WEIGHTS] = [`/${MODEL_FILE}`, `/${WEIGHTS_FILE}`];

interface OpenFile {
  readonly id: number;
  readonly zip: ZipReader;
  readonly manifest: Manifest;
  readonly ids: Set<string>;
}

interface BegunZip {
  readonly id: number;
  readonly zip: ZipWriter;
  readonly items: PackedItem[];
}

export function createProjectHandler(): ProjectProtocol {
  let open: OpenFile | null = null;
  let begun: BegunZip | null = null;
  let lastId = 0;
  return {
    packModel({ model, file }, { signal }) {
      const files = [
        { path: README_FILE, content: new Blob([modelReadme(model)]) },
        { path: MODEL_FILE, content: jsonBlob(file.model) },
        { path: WEIGHTS_FILE, content: new Blob([file.weights]) },
      ];
      return zip(files.map(toZip), () => hearCancel(signal));
    },

    async readModel({ files }) {
      try {
        const [only] = files;
        if (files.length === 1 && only && !isJson(only)) {
          const archive = await ZipReader.open(only, MODEL_LIMITS);
          return await readModelAt(archive, '');
        }
        const [json, weights] = [files.find(isJson), files.find((one) => !isJson(one))];
        if (!json || !weights || files.length > 2)
          throw new AppError('model/unreadable', 'not one model', { reason: 'incomplete' });
        return readModelFile({
          model: parseJson(await bytesOf(json, MOST_JSON_BYTES), json.name),
          weights: await bytesOf(weights, MOST_WEIGHTS_BYTES),
        });
      } catch (thrown) {
        const { code, message, details } = toAppError(thrown);
        if (!code.startsWith('project/')) throw thrown;
        throw new AppError('model/unreadable', message, details, thrown);
      }
    },

    async holdsModel({ file }) {
      try {
        return (await ZipReader.open(file, PROJECT_LIMITS)).has(MODEL_FILE);
      } catch (thrown) {
        if (toAppError(thrown).code.startsWith('project/')) return false;
        throw thrown;
      }
    },

    beginProject() {
      begun = { id: ++lastId, zip: new ZipWriter(), items: [] };
      return Promise.resolve({ fileId: begun.id });
    },

    async addItem({ fileId, kind, number, ...item }) {
      const { zip: archive, items } = expectBegun(begun, fileId);
      const path = itemPath(kind, number);
      items.push({ kind, path });
      for (const { ending, content } of filesOf(kind, item))
        await archive.add(toZip({ path: path + ending, content }));
    },

    async finishProject({ fileId, facts }) {
      const { zip: archive, items } = expectBegun(begun, fileId);
      const content = jsonBlob(writeManifest(facts, items));
      await archive.add(toZip({ path: MANIFEST_FILE, content }));
      begun = null;
      return archive.finish(PROJECT_MIME_TYPE);
    },

    dropProject() {
      begun = null;
      return Promise.resolve();
    },

    async openProject({ file }) {
      const archive = await ZipReader.open(file, PROJECT_LIMITS);
      if (!archive.has(MANIFEST_FILE))
        throw new AppError('project/not-project', `no ${MANIFEST_FILE}`);
      const json = await readJson(archive, MANIFEST_FILE);
      const manifest = readManifest(json);
      open = { id: ++lastId, zip: archive, manifest, ids: new Set() };
      const { facts, items } = manifest;
      return { fileId: open.id, facts, items };
    },

    async readItem({ fileId, index }) {
      const packed = open?.manifest.items[index];
      // After a crash of the worker nothing is open any more.
      if (open?.id !== fileId || !packed) throw new AppError('worker/crashed', 'nothing is open');
      const { kind, path } = packed;
      const read = await readKept(open, kind, path);
      const item = readItem(kind, read);
      const record = path + (kind === 'models' ? RUN : RECORD);
      if (!item) throw damaged(record, 'content');
      const key = `${kind} ${item.id}`;
      if (open.ids.has(key)) throw damaged(record, 'content', 'an id is there twice');
      open.ids.add(key);
      const isPiece = 'kind' in item && item.kind === 'piece';
      return { kind, id: item.id, kept: read, bytes: itemBytes(item), isPiece } satisfies FileItem;
    },
  };
}

interface ItemFile {
  readonly ending: string;
  readonly content: Blob;
}

function filesOf(
  kind: ItemKind,
  { kept, model, weights }: Pick<AddItemInput, 'kept' | 'model' | 'weights'>,
): readonly ItemFile[] {
  const { onlyCopy: sound, ...plain } = kept as { readonly onlyCopy?: unknown };
  const record = jsonBlob(itemToJson(kind, plain));
  if (kind === 'models') {
    if (!weights) throw new AppError('unexpected', 'a model without its files');
    return [
      { ending: RUN, content: record },
      { ending: MODEL, content: jsonBlob(model) },
      { ending: WEIGHTS, content: new Blob([weights]) },
    ];
  }
  const files = [{ ending: RECORD, content: record }];
  // For whoever unpacks the file; it is not read again.
  if (kind === 'takes') files.push({ ending: MIDI, content: midiOf(kept) });
  if (sound instanceof Blob) files.push({ ending: SOUND, content: sound });
  return files;
}

function midiOf(kept: unknown): Blob {
  const { score } = kept as { readonly score: PackedScore };
  return new Blob([serializeMidi(unpackScore(score))]);
}

/** @throws AppError worker/crashed: after a crash of the worker nothing is begun any more */
function expectBegun(begun: BegunZip | null, fileId: number): BegunZip {
  if (begun?.id !== fileId) throw new AppError('worker/crashed', 'nothing is begun');
  return begun;
}

async function readKept({ zip: archive, manifest }: OpenFile, kind: ItemKind, path: string) {
  const json = async (name: string): Promise<{ readonly id: string }> => {
    const value = await readJson(archive, name);
    return guarded(name, () => itemFromJson(kind, value, manifest.recordVersion, name));
  };
  if (kind === 'models')
    return { ...(await json(path + RUN)), model: await readModelAt(archive, `${path}/`) };
  const kept = await json(path + RECORD);
  if (!archive.has(path + SOUND)) return kept;
  const sound = await archive.read(path + SOUND, MOST_SOUND_BYTES);
  const { fileName } = kept as { readonly fileName?: string };
  return { ...kept, onlyCopy: new File([sound], fileName ?? 'recording') };
}

/** @param folder with a slash, or '' */
async function readModelAt(archive: ZipReader, folder: string): Promise<TrainedModel> {
  const model = await readJson(archive, folder + MODEL_FILE);
  const weights = await archive.read(folder + WEIGHTS_FILE, MOST_WEIGHTS_BYTES);
  return guarded(folder + MODEL_FILE, () => readModelFile({ model, weights }));
}

async function readJson(archive: ZipReader, path: string): Promise<unknown> {
  return parseJson(await archive.read(path, MOST_JSON_BYTES), path);
}

function parseJson(bytes: Uint8Array, path: string): unknown {
  return guarded(
    path,
    () => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown,
  );
}

/** Whatever a stranger's data makes fail, a stack too deep included, is the fault of the data. */
function guarded<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (thrown) {
    const { code, message } = toAppError(thrown);
    throw code.startsWith('project/') ? thrown : damaged(path, 'content', message);
  }
}

/** @throws AppError project/too-large */
async function bytesOf(file: File, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > mostBytes)
    throw new AppError('project/too-large', `${file.size} bytes`, { entry: file.name });
  return new Uint8Array(await file.arrayBuffer());
}

const isJson = ({ name }: File): boolean => /\.json$/i.test(name);
const jsonBlob = (value: unknown): Blob => new Blob([JSON.stringify(value)]);

function toZip({ path, content }: { readonly path: string; readonly content: Blob }): NamedFile {
  return { name: path, content, isCompressed: /\.(json|mid|md)$/.test(path) };
}
