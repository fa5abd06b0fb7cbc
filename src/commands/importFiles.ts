// Import: files become rows of the library, one after another, each at once and none without a word; recordings are
// handed on to be listened to (transcribe.ts), projects and models to be opened.
// One queue per app, so that files dropped while others are read wait their turn; one file is in
// memory at a time.
import type { EncodedPiece } from '../core/encoding/encodedPiece.ts';
import { AppError, toAppError } from '../core/errors.ts';
import type { FileArrivals, Refusal } from '../services/files/fileArrivals.ts';
import { FILE_HEAD_LENGTH, fileKind } from '../services/files/fileKind.ts';
import { toFailure, toJobEnd } from '../store/job.ts';
import { piecesOf, type LibraryRow, type Piece } from '../store/library.ts';
import type { App } from './app.ts';
import { importModel } from './importModel.ts';
import { importProjects } from './importProject.ts';
import { transcribeRecording } from './transcribe.ts';

const MAX_BYTES = 64 * 2 ** 20;

type Origin = Piece['origin'];

interface Batch extends FileArrivals {
  readonly origin: Origin;
}

interface Import {
  readonly controller: AbortController;
  readonly waiting: Batch[];
  /** Settles when the queue is empty or cancelled. */
  finished: Promise<void>;
}

const running = new WeakMap<App['store'], Import>();

/** Reads files into the library. Resolves when the queue is empty or cancelled; never rejects. */
export async function importFiles(
  app: App,
  files: readonly File[],
  origin: Origin = 'file',
): Promise<void> {
  if (files.length === 0) return;
  await enqueue(app, { origin, size: files.length, files: () => Promise.resolve(files) });
}

/** Reads what was dropped on the page, folders too, into the library. */
export async function importDrop(app: App, drop: FileArrivals): Promise<void> {
  await enqueue(app, {
    origin: 'file',
    size: drop.size,
    files: (signal) => drop.files(signal),
  });
}

/** Reads the pieces that ship with the app, without those the library already has. */
export async function importBuiltInCorpus(app: App): Promise<void> {
  await enqueue(app, {
    origin: 'built-in',
    size: 0,
    async files(signal) {
      const files = await app.services.builtInCorpus.fetchFiles(signal);
      const present = new Set(
        piecesOf(app.store.getState().library.rows)
          .filter((piece) => piece.origin === 'built-in')
          .map(({ fileName }) => fileName),
      );
      return files.filter(({ name }) => !present.has(name));
    },
  });
}

/** Ends the import; rows done so far stay, files that wait are dropped. */
export function cancelImport(app: App): void {
  running.get(app.store)?.controller.abort();
}

function enqueue(app: App, batch: Batch): Promise<void> {
  const { project, setImporting } = app.store.getState();
  if (project.keeping === 'elsewhere') {
    const failure = toFailure(new AppError('storage/elsewhere', 'nothing can be added here'));
    setImporting({ status: 'failed', failure });
    return Promise.resolve();
  }
  const current = running.get(app.store);
  if (current !== undefined && !current.controller.signal.aborted) {
    current.waiting.push(batch);
    return current.finished;
  }
  const started: Import = {
    controller: new AbortController(),
    waiting: [batch],
    finished: Promise.resolve(),
  };
  running.set(app.store, started);
  // After a cancel the last file may still be on its way out.
  started.finished = (current?.finished ?? Promise.resolve()).then(() => drain(app, started));
  return started.finished;
}

async function drain(app: App, current: Import): Promise<void> {
  const { waiting } = current;
  const { signal } = current.controller;
  const { addRow, setImporting } = app.store.getState();
  let [imported, cutShort, copies, recordings, skipped, handedOn] = [0, 0, 0, 0, 0, 0];
  let broken: ReturnType<typeof toJobEnd> | null = null;
  const report = (fileName: string, filesLeft: number): void => {
    const done = imported + recordings + skipped;
    const total = done + filesLeft + waiting.reduce((sum, { size }) => sum + size, 0);
    setImporting({ status: 'running', progress: { done, total, fileName } });
  };
  for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
    report('', batch.size);
    try {
      const all = await batch.files(signal);
      const files = await handOn(app, all);
      handedOn += all.length - files.length;
      for (const [i, file] of files.entries()) {
        signal.throwIfAborted();
        report(file.name, files.length - i);
        const row = await readRow(app, file, batch.origin, signal);
        if (row === null) {
          recordings++;
          continue;
        }
        addRow(row);
        if (row.kind === 'piece') {
          imported++;
          if (row.remarks.some(({ kind }) => kind === 'truncated-track')) cutShort++;
          if (row.remarks.some(({ kind }) => kind === 'same-as')) copies++;
        } else skipped++;
      }
    } catch (thrown) {
      broken = toJobEnd(thrown);
      if (broken.status === 'cancelled') break;
    }
  }
  // Before the store tells anyone: what is dropped from now on needs a queue of its own.
  if (running.get(app.store) === current) running.delete(app.store);
  // Projects and models say themselves what becomes of them.
  const isOurs = handedOn === 0 || imported + recordings + skipped > 0;
  const result = { imported, cutShort, copies, recordings, skipped };
  setImporting(broken ?? (isOurs ? { status: 'done', result } : { status: 'idle' }));
}

/** Has what is a project or a model opened as such. @returns the rest */
async function handOn(
  app: App,
  arrivals: readonly (File | Refusal)[],
): Promise<readonly (File | Refusal)[]> {
  const files = arrivals.filter((arrival) => arrival instanceof File);
  const projects = files.filter(({ name }) => /\.cadenza$/i.test(name));
  const pair = files.filter(({ name }) => /\.(json|bin)$/i.test(name));
  const models: (readonly File[])[] = pair.length === 2 ? [pair] : [];
  for (const file of files.filter(({ name }) => /\.zip$/i.test(name)))
    if (await app.services.projectFiles.holdsModel({ file }, {})) models.push([file]);
  for (const model of models) void importModel(app, model);
  if (projects.length > 0) void importProjects(app, projects);
  const others = new Set<File | Refusal>([...projects, ...models.flat()]);
  return arrivals.filter((arrival) => !others.has(arrival));
}

/** Null for a recording, whose listening begins. @throws AppError cancelled; every other failure is a row. */
async function readRow(
  app: App,
  file: File | Refusal,
  origin: Origin,
  signal: AbortSignal,
): Promise<LibraryRow | null> {
  const id = crypto.randomUUID();
  const fileName = file.name;
  try {
    if ('error' in file) throw file.error;
    const bytes = await readBytes(file);
    if (bytes === null) {
      void transcribeRecording(app, file);
      return null;
    }
    const piece = await app.services.preprocess.readPiece({ fileName, bytes }, { signal });
    const twin = piecesOf(app.store.getState().library.rows).find(({ events }) =>
      isSameMusic(events, piece.events),
    );
    const remarks = twin
      ? [...piece.remarks, { kind: 'same-as', title: twin.score.title } as const]
      : piece.remarks;
    return { kind: 'piece', id, fileName, origin, ...piece, isIncluded: !twin, remarks };
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'cancelled') throw error;
    return { kind: 'skipped', id, fileName, failure: toFailure(error) };
  }
}

function isSameMusic({ fields: a }: EncodedPiece, { fields: b }: EncodedPiece): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

/** Null for a recording, unread. @throws AppError file/too-large, file/unsupported, file/unreadable */
async function readBytes(file: File): Promise<ArrayBuffer | null> {
  const fileName = file.name;
  const readable = <Value>(reading: Promise<Value>): Promise<Value> =>
    reading.catch((cause: unknown) => {
      throw new AppError('file/unreadable', `cannot read ${fileName}`, { fileName }, cause);
    });
  const head = new Uint8Array(await readable(file.slice(0, FILE_HEAD_LENGTH).arrayBuffer()));
  const kind = fileKind(fileName, head);
  // An empty file is named as such, whatever it was meant to be; the reader does.
  if (kind === 'audio' && file.size > 0) return null;
  if (kind !== 'midi' && file.size > 0)
    throw new AppError('file/unsupported', `${fileName}: ${kind}`, { fileName, kind });
  if (file.size > MAX_BYTES)
    throw new AppError('file/too-large', `${fileName}: ${file.size} bytes`, {
      fileName,
      bytes: file.size,
      limitBytes: MAX_BYTES,
    });
  return readable(file.arrayBuffer());
}
