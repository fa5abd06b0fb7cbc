// Recordings on their way to become pieces outlive the page: the sound is kept as soon as it is there, what was heard in
// it when it was heard, and how it is looked over with every change.
import { toAppError } from '../core/errors.ts';
import type { Heard, KeptRecording } from '../services/storage/recordings.ts';
import type { App } from './app.ts';
import { keepNow } from './keepProject.ts';

type Store = App['store'];

/** One after another, so that nothing is written into what was removed. */
const turns = new WeakMap<Store, Promise<void>>();
/** Recordings whose settings will be written. */
const unsaved = new WeakMap<Store, Set<string>>();

/** Does nothing where nothing is kept. @param work may reject, which `onFailure` hears of */
function inTurn(
  app: App,
  work: (projectId: string) => Promise<void>,
  onFailure: (thrown: unknown) => void,
): void {
  const { store } = app;
  const before = turns.get(store) ?? whenOpened(store);
  const turn = before.then(async () => {
    const { id, keeping } = store.getState().project;
    if (keeping === 'on') await work(id).catch(onFailure);
  });
  turns.set(store, turn);
}

function whenOpened(store: Store): Promise<void> {
  return new Promise((resolve) => {
    const look = (): boolean => store.getState().project.keeping !== 'opening';
    if (look()) {
      resolve();
      return;
    }
    const unsubscribe = store.subscribe(() => {
      if (!look()) return;
      unsubscribe();
      resolve();
    });
  });
}

const keepingOf = ({ store }: App, id: string) => store.getState().review.keeping[id];

/** What comes of it is in `store.review.keeping`. */
export function keepRecording(app: App, id: string, file: File, isOnlyCopy: boolean): void {
  const { setRecordingKeeping } = app.store.getState();
  const outcome = (keeping: 'kept' | 'failed'): void => {
    // It may have left meanwhile.
    if (keepingOf(app, id)) setRecordingKeeping(id, keeping);
  };
  setRecordingKeeping(id, 'writing');
  inTurn(
    app,
    async (projectId) => {
      if (!keepingOf(app, id)) return;
      await app.services.recordings.add(projectId, id, file, isOnlyCopy);
      outcome('kept');
    },
    (thrown) => {
      console.warn(`${file.name} is not kept:`, thrown);
      outcome('failed');
    },
  );
}

/** Where this fails, the recording is listened to again when the page comes back. */
export function keepHeard(app: App, id: string, heard: Heard): void {
  inTurn(
    app,
    async (projectId) => {
      if (keepingOf(app, id) === 'kept')
        await app.services.recordings.saveHeard(projectId, id, heard);
    },
    (thrown) => console.warn('What was heard is not kept:', thrown),
  );
}

/** As they are when its turn comes: a slider is faster than a disk. */
export function keepReviewSettings(app: App, id: string): void {
  const waiting = unsaved.get(app.store) ?? new Set();
  unsaved.set(app.store, waiting);
  if (waiting.has(id)) return;
  waiting.add(id);
  inTurn(
    app,
    async (projectId) => {
      waiting.delete(id);
      const recording = app.store.getState().review.heard.find((heard) => heard.id === id);
      if (!recording || keepingOf(app, id) !== 'kept') return;
      const { hearing, tempoBpm, beatsPerBar, barSeconds, quantise, sound } = recording;
      const settings = { hearing, tempoBpm, beatsPerBar, barSeconds, quantise, sound };
      await app.services.recordings.saveSettings(projectId, id, settings);
    },
    (thrown) => console.warn('How a recording is looked over is not kept:', thrown),
  );
}

/**
 * It is no longer on its way.
 * @param isWanted what became of it, a row of the library, is kept first; where there is no room for that, the
 *   recording comes back with the page
 */
export function letRecordingGo(app: App, id: string, isWanted: boolean): void {
  app.store.getState().setRecordingKeeping(id, null);
  inTurn(
    app,
    async (projectId) => {
      if (!isWanted || (await keepNow(app))) await app.services.recordings.remove(projectId, id);
    },
    (thrown) => console.warn(`Recording ${id} is still there:`, thrown),
  );
}

/** What was on its way when the page went; nothing in a browser that has no place for it. */
export async function keptRecordings({ store, services }: App): Promise<readonly KeptRecording[]> {
  const { keeping, id } = store.getState().project;
  if (keeping !== 'on') return [];
  try {
    return await services.recordings.list(id);
  } catch (thrown) {
    if (toAppError(thrown).code !== 'storage/unavailable') throw thrown;
    console.info('No place for recordings:', thrown);
    return [];
  }
}
