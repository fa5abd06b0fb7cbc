// Listening to recordings, one after another, in a queue of their own: MIDI files do not wait for them. What was heard
// is put up for review; what could not be heard becomes a skipped row.
import { AppError, toAppError } from '../core/errors.ts';
import type { ReviewSettings } from '../core/transcription/reviewSettings.ts';
import type { KeptRecording } from '../services/storage/recordingFiles.ts';
import { toFailure } from '../store/job.ts';
import type { SkippedFile } from '../store/library.ts';
import type { App } from './app.ts';
import {
  countAttempt,
  followRecording,
  keepHeard,
  keepRecording,
  keptRecordings,
  letRecordingGo,
  openHeard,
} from './keepRecordings.ts';
import { isUnderReview, reviewRecording } from './reviewRecording.ts';

interface Waiting {
  readonly id: string;
  readonly file: File;
  /** Recorded here: kept until the musician lets it go. */
  readonly isOnlyCopy: boolean;
  /** Its sound is kept, or about to be. */
  readonly isKept: boolean;
  /** Times it was listened to again since the page went; null for one that has just come. */
  readonly attempts: number | null;
  /** How it was looked over before the page was opened; null where it was not. */
  readonly settings: ReviewSettings | null;
}

interface Queue {
  readonly controller: AbortController;
  readonly waiting: Waiting[];
}

const running = new WeakMap<App['store'], Queue>();

/** Of recordings that wait, as many are kept at once; the others can be dropped again, and are kept once they can be read. */
const MOST_WAITING_BYTES = 256 * 2 ** 20;
/** One that went down with the page so often while it was listened to would do so again. */
const MOST_ATTEMPTS = 4;

/** Resolves when the queue is empty or cancelled; never rejects. */
export async function transcribeRecording(
  app: App,
  file: File,
  { isOnlyCopy } = { isOnlyCopy: false },
): Promise<void> {
  const id = crypto.randomUUID();
  const waiting = running.get(app.store)?.waiting ?? [];
  const bytes = waiting.reduce((sum, other) => sum + other.file.size, file.size);
  const isKept = isOnlyCopy || bytes <= MOST_WAITING_BYTES;
  followRecording(app, id, false);
  if (isKept) keepRecording(app, id, file, isOnlyCopy);
  await enqueue(app, { id, file, isOnlyCopy, isKept, attempts: null, settings: null });
}

/**
 * Brings back what was on its way when the page went: to be looked over as it was, or still to be listened to.
 * @throws AppError why one could not be brought back; the others are, and it stays for another start
 */
export async function resumeRecordings(app: App): Promise<void> {
  const waiting: Waiting[] = [];
  let failure: AppError | null = null;
  for (const recording of await keptRecordings(app))
    try {
      const next = await bringBack(app, recording);
      if (next) waiting.push(next);
    } catch (thrown) {
      failure = toAppError(thrown);
    }
  await Promise.all(waiting.map((recording) => enqueue(app, recording)));
  if (failure) throw failure;
}

/** @returns what is to be listened to; null where that was done */
async function bringBack(app: App, kept: KeptRecording): Promise<Waiting | null> {
  const { id, fileName, file, isOnlyCopy, attempts, settings } = kept;
  if (kept.isDiscarded || isRow(app, id)) {
    // The page went before it could be let go.
    letRecordingGo(app, id, !kept.isDiscarded);
    return null;
  }
  followRecording(app, id, true);
  if (!file) {
    addSkipped(app, id, new AppError('recording/not-kept', 'cut off', { fileName }), fileName);
    letRecordingGo(app, id, true);
    return null;
  }
  const heard = kept.isHeard ? await openHeard(app, id) : null;
  if (heard) {
    await reviewRecording(app, { id, file, settings }, heard, new AbortController().signal);
    return null;
  }
  const recording = { id, file, isOnlyCopy, isKept: true, attempts, settings };
  if (attempts < MOST_ATTEMPTS) return recording;
  await skip(app, recording, new AppError('recording/unreadable', 'it goes down with the page'));
  return null;
}

function isRow({ store }: App, id: string): boolean {
  const { library, trash } = store.getState();
  const removed = trash.removed?.entries.map(({ item }) => item) ?? [];
  return [...library.rows, ...removed].some((row) => row.id === id);
}

async function enqueue(app: App, recording: Waiting): Promise<void> {
  const current = running.get(app.store);
  if (current) {
    current.waiting.push(recording);
    return;
  }
  const queue: Queue = { controller: new AbortController(), waiting: [recording] };
  running.set(app.store, queue);
  const { signal } = queue.controller;
  let [heard, skipped] = [0, 0];
  for (let next = queue.waiting.shift(); next; next = queue.waiting.shift()) {
    const failure = await hear(app, next, queue).catch(toAppError);
    // Whatever else went wrong after a cancel is of no interest.
    if (failure) {
      await skip(app, next, signal.aborted ? cancelled() : failure);
      skipped++;
    } else heard++;
    if (!signal.aborted) continue;
    for (const left of queue.waiting) await skip(app, left, cancelled());
    return;
  }
  running.delete(app.store);
  app.store.getState().setListening({ status: 'done', result: { heard, skipped } });
}

const cancelled = (): AppError => new AppError('cancelled', 'the listening was cancelled');

/** What the musician called off goes without a word, unless there is no other copy. */
async function skip(app: App, { id, file, isOnlyCopy }: Waiting, failure: AppError): Promise<void> {
  const isTold = failure.code !== 'cancelled' || isOnlyCopy;
  if (isTold) addSkipped(app, id, failure, file.name, isOnlyCopy ? await ownCopy(file) : undefined);
  letRecordingGo(app, id, isTold);
}

/** One that was read from the disk is gone with what is there. @returns undefined when it is gone already */
async function ownCopy(file: File): Promise<File | undefined> {
  const { name, type, lastModified } = file;
  try {
    return new File([await file.arrayBuffer()], name, { type, lastModified });
  } catch (thrown) {
    console.warn(`${name} cannot be read any more:`, thrown);
    return undefined;
  }
}

function addSkipped(
  { store }: App,
  id: string,
  failure: AppError,
  fileName: string,
  onlyCopy?: File,
): void {
  store.getState().addRow({
    kind: 'skipped',
    id,
    fileName,
    failure: toFailure(failure),
    ...(onlyCopy && { onlyCopy }),
  });
}

/** Listens again to what was recorded here and could not be heard. */
export async function hearAgain(app: App, { id, onlyCopy }: SkippedFile): Promise<void> {
  if (!onlyCopy) return;
  app.store.getState().removeRows(new Set([id]));
  await transcribeRecording(app, onlyCopy, { isOnlyCopy: true });
}

/** Downloads what was recorded here and could not be heard. */
export function saveRecording({ services }: App, { onlyCopy }: SkippedFile): void {
  if (onlyCopy) services.fileSaver.save(onlyCopy.name, onlyCopy, onlyCopy.type);
}

/** Ends the listening; recordings that wait are dropped, those heard or recorded here stay. */
export function cancelListening({ store }: App): void {
  const queue = running.get(store);
  if (!queue) return;
  // From now on what is dropped has a queue of its own.
  running.delete(store);
  queue.controller.abort();
  store.getState().setListening({ status: 'cancelled' });
}

/** @throws AppError cancelled, and every way in which a recording cannot be heard */
async function hear(
  app: App,
  recording: Waiting,
  { controller, waiting }: Queue,
): Promise<undefined> {
  const { id, file, isKept, isOnlyCopy, attempts } = recording;
  const { signal } = controller;
  const { store, services } = app;
  if (await isUnderReview(app, file))
    throw new AppError('recording/already-here', `${file.name} is under review`);
  let startedAt = performance.now();
  const report = (share: number): void => {
    if (signal.aborted) return;
    const seconds = (performance.now() - startedAt) / 1000;
    const secondsLeft = share > 0 ? (seconds * (1 - share)) / share : null;
    store.getState().setListening({
      status: 'running',
      progress: { fileName: file.name, share, secondsLeft, waiting: waiting.length },
    });
  };
  report(0);
  if (attempts !== null) await countAttempt(app, id, attempts + 1);
  const { samples, ...decoded } = await services.decodeRecording(file);
  signal.throwIfAborted();
  if (!isKept) keepRecording(app, id, file, isOnlyCopy);
  startedAt = performance.now();
  const job = { signal, onEvent: report };
  const transcript = await services.transcribe.transcribe({ samples: samples.buffer }, job);
  const heard = { ...transcript, ...decoded };
  await reviewRecording(app, recording, heard, signal);
  keepHeard(app, id, heard);
  return undefined;
}
