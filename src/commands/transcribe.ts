// Listening to recordings, one after another, in a queue of their own: MIDI files do not wait for them. What was heard
// is put up for review; what could not be heard becomes a skipped row.
import { AppError, toAppError } from '../core/errors.ts';
import type { ReviewSettings } from '../core/transcription/reviewSettings.ts';
import type { Heard } from '../services/storage/recordings.ts';
import { toFailure } from '../store/job.ts';
import type { SkippedFile } from '../store/library.ts';
import type { App } from './app.ts';
import { keepHeard, keepRecording, keptRecordings, letRecordingGo } from './keepRecordings.ts';
import { isUnderReview, reviewRecording } from './reviewRecording.ts';

interface Waiting {
  readonly id: string;
  readonly file: File;
  /** Recorded here: kept until the musician lets it go. */
  readonly isOnlyCopy: boolean;
  /** Null unless it was listened to before the page was opened. */
  readonly heard: Heard | null;
  readonly settings: ReviewSettings | null;
}

interface Queue {
  readonly controller: AbortController;
  readonly waiting: Waiting[];
}

const running = new WeakMap<App['store'], Queue>();

/** Resolves when the queue is empty or cancelled; never rejects. */
export async function transcribeRecording(
  app: App,
  file: File,
  { isOnlyCopy } = { isOnlyCopy: false },
): Promise<void> {
  const id = crypto.randomUUID();
  keepRecording(app, id, file, isOnlyCopy);
  await enqueue(app, { id, file, isOnlyCopy, heard: null, settings: null });
}

/** Brings back what was on its way when the page went: to be looked over as it was, or still to be listened to. */
export async function resumeRecordings(app: App): Promise<void> {
  const kept = await keptRecordings(app);
  const { setRecordingKeeping } = app.store.getState();
  const waiting = kept.map(async ({ file, fileName, ...one }) => {
    setRecordingKeeping(one.id, 'kept');
    if (file) await enqueue(app, { ...one, file });
    else {
      addSkipped(app, fileName, new AppError('recording/not-kept', 'cut off', { fileName }));
      letRecordingGo(app, one.id, true);
    }
  });
  await Promise.all(waiting);
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
    if (signal.aborted) {
      // What was heard before the page was opened only comes back; the cancel was not meant for it.
      for (const left of failure ? [next, ...queue.waiting] : queue.waiting)
        if (left.heard) void enqueue(app, left);
        // Whatever else went wrong after a cancel is of no interest.
        else skip(app, left, cancelled());
      return;
    }
    if (failure) {
      skip(app, next, failure);
      skipped++;
    } else if (!next.heard) heard++;
  }
  running.delete(app.store);
  if (heard + skipped > 0)
    app.store.getState().setListening({ status: 'done', result: { heard, skipped } });
}

const cancelled = (): AppError => new AppError('cancelled', 'the listening was cancelled');

/** What the musician called off goes without a word, unless there is no other copy. */
function skip(app: App, { id, file, isOnlyCopy }: Waiting, failure: AppError): void {
  const isTold = failure.code !== 'cancelled' || isOnlyCopy;
  if (isTold) addSkipped(app, file.name, failure, isOnlyCopy ? file : undefined);
  letRecordingGo(app, id, isTold);
}

function addSkipped({ store }: App, fileName: string, failure: AppError, onlyCopy?: File): void {
  store.getState().addRow({
    kind: 'skipped',
    id: crypto.randomUUID(),
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
  const { signal } = controller;
  if (recording.heard) {
    await reviewRecording(app, recording, recording.heard, signal);
    return undefined;
  }
  const { id, file } = recording;
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
  const { samples, ...decoded } = await services.decodeRecording(file);
  signal.throwIfAborted();
  startedAt = performance.now();
  const job = { signal, onEvent: report };
  const transcript = await services.transcribe.transcribe({ samples: samples.buffer }, job);
  const heard: Heard = { ...transcript, ...decoded };
  await reviewRecording(app, recording, heard, signal);
  keepHeard(app, id, heard);
  return undefined;
}
