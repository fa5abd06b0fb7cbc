// SoundFonts in the browser's own file system (OPFS): a folder each, with the file as it came and what was converted
// of it, in the form of the set that ships. What makes a font complete, font.json, is written last, so that a font
// half written when the page went is not one, and is cleared away. Other tabs do the same, so whoever writes in a
// font's folder holds the lock of its name.
import type { InstrumentId } from '../../core/audio/instrumentPlan.ts';
import { parseSampleSet, type SampledInstrument } from '../../core/audio/sampleSet.ts';
import { isMissing, makeFolder, orNoRoom, removeEntry, type Folder } from './privateFiles.ts';

const FOLDER = 'soundfonts';
const FONT_FILE = 'font.sf2';
const FACTS_FILE = 'font.json';
const MANIFEST_FILE = 'manifest.json';
const CHOICE_FILE = 'chosen.json';

export interface KeptFont {
  readonly id: string;
  /** Of the file that came, for people. */
  readonly fileName: string;
  readonly bytes: number;
  readonly instruments: readonly InstrumentId[];
}

export interface SoundFontStore {
  /** Whether this browser has a place for them; private windows may have none. */
  isThere(): Promise<boolean>;
  /** By name. */
  list(): Promise<readonly KeptFont[]>;
  /**
   * @param onProgress share written, 0..1
   * @throws AppError soundfont/no-room; cancelled, and then nothing of it stays
   */
  add(
    font: KeptFont,
    file: Blob,
    job: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
  ): Promise<void>;
  remove(id: string): Promise<void>;
  /** The file as it came. */
  openFont(id: string): Promise<Blob>;
  /** What was converted so far. */
  converted(id: string): Promise<readonly SampledInstrument[]>;
  openInstrument(id: string, instrument: SampledInstrument): Promise<Blob>;
  /** @throws AppError soundfont/no-room */
  addInstrument(
    id: string,
    instrument: SampledInstrument,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<void>;
  chosen(): Promise<string | null>;
  choose(id: string | null): Promise<void>;
}

const root = (): Promise<Folder> => makeFolder([FOLDER]);

async function folderOf(id: string): Promise<Folder> {
  return (await root()).getDirectoryHandle(id);
}

/** Null when it is not there, or damaged. */
async function readJson(folder: Folder, name: string): Promise<unknown> {
  try {
    const handle = await folder.getFileHandle(name);
    return JSON.parse(await (await handle.getFile()).text());
  } catch (thrown) {
    if (isMissing(thrown) || thrown instanceof SyntaxError) return null;
    throw thrown;
  }
}

const lockOf = (id: string): string => `cadenza-soundfont-${id}`;

/** The folder whole; nothing when another tab was quicker. */
async function clear(id: string): Promise<void> {
  await removeEntry(await root(), id);
}

/** The font in a folder; what is none is cleared away, unless it is being written. */
async function factsIn(folder: Folder): Promise<KeptFont | null> {
  const facts = await readJson(folder, FACTS_FILE);
  if (isFont(facts)) return facts;
  return navigator.locks.request(lockOf(folder.name), { ifAvailable: true }, async (lock) => {
    if (lock === null) return null;
    // It may have been completed just now.
    const latest = await readJson(folder, FACTS_FILE);
    if (isFont(latest)) return latest;
    await clear(folder.name);
    return null;
  });
}

/** The file is there whole or, when writing fails, as it was before. */
async function write(
  folder: Folder,
  name: string,
  content: string | Blob | Uint8Array<ArrayBuffer>,
): Promise<void> {
  await orNoRoom('soundfont/no-room', async () => {
    const handle = await folder.getFileHandle(name, { create: true });
    const stream = await handle.createWritable();
    await stream.write(content);
    await stream.close();
  });
}

function isFont(value: unknown): value is KeptFont {
  if (typeof value !== 'object' || value === null) return false;
  const font = value as Partial<Record<keyof KeptFont, unknown>>;
  return (
    typeof font.id === 'string' &&
    typeof font.fileName === 'string' &&
    typeof font.bytes === 'number' &&
    Array.isArray(font.instruments)
  );
}

export function createSoundFontStore(): SoundFontStore {
  const converted = async (id: string): Promise<readonly SampledInstrument[]> => {
    const json = await readJson(await folderOf(id), MANIFEST_FILE);
    if (json === null) return [];
    try {
      return parseSampleSet(json).instruments;
    } catch (thrown) {
      console.warn(`The SoundFont ${id} is converted anew:`, thrown);
      return [];
    }
  };

  return {
    converted,
    remove: (id) => navigator.locks.request(lockOf(id), () => clear(id)),
    async isThere() {
      try {
        await root();
        return true;
      } catch (thrown) {
        console.info('No place for SoundFonts:', thrown);
        return false;
      }
    },
    async list() {
      const fonts: KeptFont[] = [];
      for await (const handle of (await root()).values()) {
        const facts = handle.kind === 'directory' ? await factsIn(handle) : null;
        if (facts !== null) fonts.push(facts);
      }
      return fonts.sort((a, b) => a.fileName.localeCompare(b.fileName));
    },
    add: (font, file, { signal, onProgress }) =>
      navigator.locks.request(lockOf(font.id), async () => {
        const folder = await (await root()).getDirectoryHandle(font.id, { create: true });
        try {
          await orNoRoom('soundfont/no-room', async () => {
            const handle = await folder.getFileHandle(FONT_FILE, { create: true });
            let written = 0;
            const counting = new TransformStream<Uint8Array, Uint8Array>({
              transform(chunk, controller) {
                onProgress((written += chunk.length) / file.size);
                controller.enqueue(chunk);
              },
            });
            const stream = await handle.createWritable();
            await file.stream().pipeThrough(counting).pipeTo(stream, { signal });
          });
          await write(folder, FACTS_FILE, JSON.stringify(font));
        } catch (thrown) {
          await clear(font.id);
          throw thrown;
        }
      }),
    async openFont(id) {
      return (await (await folderOf(id)).getFileHandle(FONT_FILE)).getFile();
    },
    async openInstrument(id, { file }) {
      return (await (await folderOf(id)).getFileHandle(file)).getFile();
    },
    addInstrument: (id, instrument, bytes) =>
      navigator.locks.request(lockOf(id), async () => {
        const folder = await folderOf(id);
        await write(folder, instrument.file, bytes);
        const others = (await converted(id)).filter(
          (kept) => kept.instrument !== instrument.instrument,
        );
        const instruments = [...others, instrument];
        await write(folder, MANIFEST_FILE, JSON.stringify({ version: 2, instruments }));
      }),
    async chosen() {
      const id = await readJson(await root(), CHOICE_FILE);
      return typeof id === 'string' ? id : null;
    },
    async choose(id) {
      await write(await root(), CHOICE_FILE, JSON.stringify(id));
    },
  };
}
