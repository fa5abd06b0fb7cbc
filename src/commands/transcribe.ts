// Listening to recordings, one after another, in a queue of their own: MIDI files do not wait for them. What was heard
// is put up for review; what could not be heard becomes a skipped row.
import { AppError, toAppError } from '../core/errors.ts';
import { toFailure } from '../store/job.ts';
import type { SkippedFile } from '../store/library.ts';
import type { App } from './app.ts';
import { isUnderReview, reviewRecording } from './reviewRecording.ts';

interface Waiting {
  readonly file: File;
  /** Recorded here: kept until the musician lets it go. */
  readonly isOnlyCopy: boolean;
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
  const current = running.get(app.store);
  if (current) {
    current.waiting.push({ file, isOnlyCopy });
    return;
  }
  const queue: Queue = { controller: new AbortController(), waiting: [{ file, isOnlyCopy }] };
  running.set(app.store, queue);
  const { signal } = queue.controller;
  let [heard, skipped] = [0, 0];
  for (let next = queue.waiting.shift(); next; next = queue.waiting.shift()) {
    const failure = await hear(app, next.file, queue).catch(toAppError);
    // Whatever else went wrong after a cancel is of no interest.
    if (failure) {
      skip(app, next, signal.aborted ? CANCELLED : failure);
      skipped++;
    } else heard++;
    if (!signal.aborted) continue;
    for (const left of queue.waiting) skip(app, left, CANCELLED);
    return;
  }
  running.delete(app.store);
  app.store.getState().setListening({ status: 'done', result: { heard, skipped } });
}

const CANCELLED = new AppError('cancelled', 'the listening was cancelled');

/** What the musician called off goes without a word, unless there is no other copy. */
function skip({ store }: App, { file, isOnlyCopy }: Waiting, failure: AppError): void {
  if (failure.code === 'cancelled' && !isOnlyCopy) return;
  store.getState().addRow({
    kind: 'skipped',
    id: crypto.randomUUID(),
    fileName: file.name,
    failure: toFailure(failure),
    ...(isOnlyCopy && { onlyCopy: file }),
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
async function hear(app: App, file: File, { controller, waiting }: Queue): Promise<undefined> {
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
  const { samples, ...decoded } = await services.decodeRecording(file);
  signal.throwIfAborted();
  startedAt = performance.now();
  const job = { signal, onEvent: report };
  const transcript = await services.transcribe.transcribe({ samples: samples.buffer }, job);
  await reviewRecording(app, file, transcript, decoded, signal);
  return undefined;
}
