// Listening to recordings, one after another, in a queue of their own: MIDI files do not wait for them. What was heard
// is put up for review; what could not be heard becomes a skipped row.
import { AppError, toAppError } from '../core/errors.ts';
import { toFailure } from '../store/job.ts';
import type { App } from './app.ts';
import { reviewRecording } from './reviewRecording.ts';

interface Queue {
  readonly controller: AbortController;
  readonly waiting: File[];
}

const running = new WeakMap<App['store'], Queue>();

/** Resolves when the queue is empty or cancelled; never rejects. */
export async function transcribeRecording(app: App, file: File): Promise<void> {
  const current = running.get(app.store);
  if (current) {
    current.waiting.push(file);
    return;
  }
  const queue: Queue = { controller: new AbortController(), waiting: [file] };
  running.set(app.store, queue);
  const { setListening, addRow } = app.store.getState();
  let heard = 0;
  for (let next = queue.waiting.shift(); next; next = queue.waiting.shift()) {
    const failure = await hear(app, next, queue).catch(toAppError);
    if (failure?.code === 'cancelled') break;
    if (failure)
      addRow({
        kind: 'skipped',
        id: crypto.randomUUID(),
        fileName: next.name,
        failure: toFailure(failure),
      });
    else heard++;
  }
  if (running.get(app.store) !== queue) return;
  running.delete(app.store);
  setListening({ status: 'done', result: heard });
}

/** Ends the listening; recordings that wait are dropped, those heard stay. */
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
  const samples = await services.decodeRecording(file);
  signal.throwIfAborted();
  startedAt = performance.now();
  const job = { signal, onEvent: report };
  const activity = await services.transcribe.transcribe({ samples: samples.buffer }, job);
  if (!reviewRecording(app, file, activity))
    throw new AppError('recording/no-notes', `${file.name} has no notes`, { fileName: file.name });
  return undefined;
}
