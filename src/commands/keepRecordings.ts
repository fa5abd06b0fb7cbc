// Recordings on their way to become pieces outlive the page: the sound is kept as soon as it is there, what was heard in
// it when it was heard, and how it is looked over with every change.
import { toAppError, type AppError } from '../core/errors.ts';
import type { Heard, KeptRecording } from '../services/storage/recordingFiles.ts';
import type { App } from './app.ts';
import { keepNow } from './keepProject.ts';

type Store = App['store'];

/** One after another, so that nothing is written into what was removed. */
const turns = new WeakMap<Store, Promise<unknown>>();
/** Recordings whose settings will be written. */
const unsaved = new WeakMap<Store, Set<string>>();

/**
 * Does nothing where nothing is kept. Never rejects.
 * @param failing what goes wrong when `work` rejects, for the log
 * @returns why it did
 */
function inTurn(
  app: App,
  failing: string,
  work: (projectId: string) => Promise<void>,
): Promise<AppError | null> {
  const { store } = app;
  const before = turns.get(store) ?? whenOpened(store);
  const turn = before.then(async () => {
    const { id, keeping } = store.getState().project;
    try {
      if (keeping === 'on') await work(id);
      return null;
    } catch (thrown) {
      console.warn(`${failing}:`, thrown);
      return toAppError(thrown);
    }
  });
  turns.set(store, turn);
  return turn;
}

function whenOpened(store: Store): Promise<void> {
  return new Promise((resolve) => {
    const isOpened = (): boolean => store.getState().project.keeping !== 'opening';
    if (isOpened()) {
      resolve();
      return;
    }
    const unsubscribe = store.subscribe(() => {
      if (!isOpened()) return;
      unsubscribe();
      resolve();
    });
  });
}

/** Resolves when all that is to be written by now is, or cannot be. */
export async function recordingsSettled({ store }: App): Promise<void> {
  await turns.get(store);
}

const keepingOf = ({ store }: App, id: string) => store.getState().review.keeping[id];

/** One that has just come, or is back: what becomes of it is in `store.review.keeping` from now on. */
export function followRecording({ store }: App, id: string, isKept: boolean): void {
  store.getState().setRecordingKeeping(id, isKept ? 'kept' : 'writing');
}

/** Writes the sound of one that is followed. */
export function keepRecording(app: App, id: string, file: File, isOnlyCopy: boolean): void {
  void inTurn(app, `${file.name} is not kept`, async (projectId) => {
    // It may have left meanwhile.
    const end = (keeping: 'kept' | 'failed'): void => {
      if (keepingOf(app, id)) app.store.getState().setRecordingKeeping(id, keeping);
    };
    if (!keepingOf(app, id)) return;
    try {
      await app.services.recordingFiles.add(projectId, id, file, isOnlyCopy);
      end('kept');
    } catch (thrown) {
      end('failed');
      throw thrown;
    }
  });
}

/** Where this fails, the recording is listened to again when the page comes back. */
export function keepHeard(app: App, id: string, heard: Heard): void {
  void inTurn(app, 'What was heard is not kept', async (projectId) => {
    if (keepingOf(app, id) === 'kept')
      await app.services.recordingFiles.saveHeard(projectId, id, heard);
  });
}

/** As they are when its turn comes: a slider is faster than a disk. */
export function keepReviewSettings(app: App, id: string): void {
  const waiting = unsaved.get(app.store) ?? new Set();
  unsaved.set(app.store, waiting);
  if (waiting.has(id)) return;
  waiting.add(id);
  void inTurn(app, 'How a recording is looked over is not kept', async (projectId) => {
    waiting.delete(id);
    const recording = app.store.getState().review.heard.find((heard) => heard.id === id);
    if (!recording || keepingOf(app, id) !== 'kept') return;
    const { hearing, tempoBpm, setTempoBpm, beatsPerBar, barSeconds, quantise, sound } = recording;
    await app.services.recordingFiles.saveSettings(projectId, id, {
      ...{ hearing, tempoBpm, setTempoBpm, beatsPerBar, barSeconds, quantise, sound },
    });
  });
}

/** Resolves when it is written that it is about to be listened to again. */
export async function countAttempt(app: App, id: string, attempts: number): Promise<void> {
  await inTurn(app, 'An attempt is not counted', (projectId) =>
    app.services.recordingFiles.saveAttempts(projectId, id, attempts),
  );
}

/** Of one that can be brought back as long as the page is there. */
export function keepDiscarded(app: App, id: string, isDiscarded: boolean): void {
  void inTurn(app, `That ${id} is discarded is not kept`, async (projectId) => {
    if (keepingOf(app, id) === 'kept')
      await app.services.recordingFiles.saveDiscarded(projectId, id, isDiscarded);
  });
}

/**
 * It is no longer on its way.
 * @param isWanted what became of it, a row of the library of its id, is kept first; where there is no room for that,
 *   the recording comes back with the page
 */
export function letRecordingGo(app: App, id: string, isWanted: boolean): void {
  app.store.getState().setRecordingKeeping(id, null);
  void inTurn(app, `Recording ${id} is still there`, async (projectId) => {
    if (!isWanted || (await keepNow(app))) await app.services.recordingFiles.remove(projectId, id);
  });
}

/**
 * What was on its way when the page went; nothing in a browser that has no place for it.
 * @throws AppError, where it cannot be read
 */
export async function keptRecordings(app: App): Promise<readonly KeptRecording[]> {
  let kept: readonly KeptRecording[] = [];
  // Not while one that has just come is being written.
  const failure = await inTurn(app, 'Recordings cannot be read', async (projectId) => {
    kept = await app.services.recordingFiles.list(projectId);
  });
  if (failure && failure.code !== 'storage/unavailable') throw failure;
  const { keeping } = app.store.getState().review;
  return kept.filter(({ id }) => !(id in keeping));
}

/** @throws AppError, where it cannot be read @returns null where it is damaged */
export function openHeard({ store, services }: App, id: string): Promise<Heard | null> {
  return services.recordingFiles.openHeard(store.getState().project.id, id);
}
