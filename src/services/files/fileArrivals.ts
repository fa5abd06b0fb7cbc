// Files on their way in, as the import takes them, and those of a drop: single files as they are, and of a
// folder every MIDI file and recording in it, however deep.
import { AppError } from '../../core/errors.ts';
import { fileKind } from './fileKind.ts';

/** Something that was brought and cannot be read, and why. */
export interface Refusal {
  readonly name: string;
  readonly error: AppError;
}

export interface FileArrivals {
  /** How many files it has; 0 until they have been looked for. */
  readonly size: number;
  /** @throws AppError cancelled */
  files(signal: AbortSignal): Promise<readonly (File | Refusal)[]>;
}

/** Call it inside the drop event: the browser forgets what was dropped when that ends. */
export function takeDrop({ items }: DataTransfer): FileArrivals {
  const dropped = [...items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const hasFolder = dropped.some(({ entry }) => entry?.isDirectory);
  return {
    size: hasFolder ? 0 : dropped.length,
    async files(signal) {
      const arrivals: (File | Refusal)[] = [];
      for (const { entry, file } of dropped) {
        if (isFolder(entry)) arrivals.push(...(await readFolder(entry, signal)));
        else if (file) arrivals.push(file);
      }
      return arrivals;
    },
  };
}

/** The MIDI files and recordings of a folder by name, and one refusal for whatever else is in it. */
async function readFolder(
  folder: FileSystemDirectoryEntry,
  signal: AbortSignal,
): Promise<readonly (File | Refusal)[]> {
  const { name: fileName } = folder;
  const inside = await listFiles(folder, signal).catch((cause: unknown) => {
    signal.throwIfAborted();
    return new AppError('file/unreadable', `cannot list ${fileName}`, { fileName }, cause);
  });
  if (inside instanceof AppError) return [{ name: fileName, error: inside }];
  const music = inside.filter(({ name }) =>
    ['midi', 'audio'].includes(fileKind(name, new Uint8Array())),
  );
  const arrivals = await Promise.all(music.map(openFile));
  const others = inside.length - music.length;
  if (others > 0 || music.length === 0) arrivals.push(refuseRest(fileName, music.length, others));
  return arrivals;
}

function refuseRest(name: string, musicFiles: number, otherFiles: number): Refusal {
  const kind = musicFiles > 0 ? 'rest of folder' : 'folder';
  const details = { fileName: name, kind, otherFiles };
  return { name, error: new AppError('file/unsupported', `${name}: ${kind}`, details) };
}

/** Every file below a folder, sorted as people count: "2" before "10". Hidden files are left out. */
async function listFiles(
  folder: FileSystemDirectoryEntry,
  signal: AbortSignal,
): Promise<readonly FileSystemFileEntry[]> {
  signal.throwIfAborted();
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  // A reader gives its entries in parts; an empty one is the last.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (part.length === 0) break;
    entries.push(...part);
  }
  const names = new Intl.Collator('en', { numeric: true });
  const files: FileSystemFileEntry[] = [];
  for (const entry of entries.sort((a, b) => names.compare(a.name, b.name))) {
    if (entry.name.startsWith('.')) continue;
    if (isFolder(entry)) files.push(...(await listFiles(entry, signal)));
    else files.push(entry as FileSystemFileEntry);
  }
  return files;
}

async function openFile(entry: FileSystemFileEntry): Promise<File | Refusal> {
  const { name } = entry;
  try {
    return await new Promise<File>((resolve, reject) => {
      entry.file(resolve, reject);
    });
  } catch (cause) {
    const error = new AppError('file/unreadable', `cannot open ${name}`, { fileName: name }, cause);
    return { name, error };
  }
}

function isFolder(entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry {
  return entry?.isDirectory ?? false;
}
