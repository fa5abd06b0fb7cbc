// Files a musician may drop by mistake, written to a folder of the test.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CORPUS = fileURLToPath(new URL('../public/corpus/', import.meta.url));
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** Header of format 0 with one track chunk around `events`. */
function midiFile(events: readonly number[]): Uint8Array {
  return Uint8Array.from([
    ...text('MThd'),
    ...[0, 0, 0, 6, 0, 0, 0, 1, 0x01, 0xe0],
    ...text('MTrk'),
    ...[24, 16, 8, 0].map((shift) => (events.length >> shift) & 0xff),
    ...events,
  ]);
}

export function corpusPath(name: string): string {
  return join(CORPUS, name);
}

export async function corpusPaths(): Promise<string[]> {
  const list = JSON.parse(await readFile(corpusPath('corpus.json'), 'utf8')) as { files: string[] };
  return list.files.map(corpusPath);
}

/** Writes the files into `folder`; the keys are their names. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, Uint8Array>>,
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  return Promise.all(
    Object.entries(files).map(async ([name, bytes]) => {
      const path = join(folder, name);
      await writeFile(path, bytes);
      return path;
    }),
  );
}

export async function badFiles(): Promise<Record<string, Uint8Array>> {
  const rag = new Uint8Array(await readFile(corpusPath('maple-leaf-rag.mid')));
  return {
    'empty.mid': new Uint8Array(0),
    'shopping.mid': text('milk, eggs, a new metronome\n'),
    'header-only.mid': rag.slice(0, 20),
    // Half of a piece: what is there is used, and the row says so.
    'cut-off.mid': rag.slice(0, Math.floor(rag.length / 2)),
    // A tempo and the end of the track, no note.
    'silent.mid': midiFile([0, 0xff, 0x51, 3, 7, 0xa1, 0x20, 0, 0xff, 0x2f, 0]),
    'recording.wav': Uint8Array.from([...text('RIFF'), 36, 0, 0, 0, ...text('WAVEfmt ')]),
  };
}

/** A file of one bar whose single note tells the files apart. */
export function oneNoteFile(index: number): Uint8Array {
  // No two alike, for a piece that is there already would be left out.
  const pitch = 36 + (index % 60);
  const velocity = 40 + 8 * Math.floor(index / 60);
  return midiFile([0, 0x90, pitch, velocity, 0x83, 0x60, 0x80, pitch, 0, 0, 0xff, 0x2f, 0]);
}

/** A file as long as it takes to be large: one note after another, an eighth each. */
export function manyNotesFile(notes: number): Uint8Array {
  const note = (i: number): number[] => {
    const pitch = 36 + (i % 60);
    return [0, 0x90, pitch, 64, 0x81, 0x70, 0x80, pitch, 0];
  };
  const events = Array.from({ length: notes }, (_, i) => note(i)).flat();
  return midiFile([...events, 0, 0xff, 0x2f, 0]);
}
