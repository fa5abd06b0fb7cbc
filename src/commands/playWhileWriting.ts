// A take sounds while it is being written: from its first notes on the player goes on with every longer version,
// and in the end holds the take itself. Of several versions the best is known only at the end: that one sounds then,
// unless other music does. Several takes at once stay silent, as nobody can hear them all.
import { toAppError } from '../core/errors.ts';
import { findPlayable } from '../store/playable.ts';
import { isSameSource, WRITING_SOURCE } from '../store/playback.ts';
import type { TakesSlice } from '../store/takes.ts';
import type { App } from './app.ts';
import { extendPlayback, playSource } from './playback.ts';

type Writing = TakesSlice['takes']['writing'];

const isRunning = ({ status }: Writing): boolean => status === 'running';
const hasMusic = (writing: Writing): boolean =>
  writing.status === 'running' && writing.progress.score !== null;

/** From now on; called once, when the app starts. Returns the way to stop. */
export function followWriting(app: App): () => void {
  const { store, services } = app;
  let takesBefore = 0;
  return store.subscribe((state, before) => {
    const [now, was] = [state.takes.writing, before.takes.writing];
    if (now === was) return;
    const { playsWhileWriting, source, status } = state.playback;
    const isSilent = status === 'stopped' || status === 'paused';
    if (isRunning(now) && !isRunning(was)) takesBefore = state.takes.count;
    if (isSameSource(source, WRITING_SOURCE)) goOn(app);
    else if (playsWhileWriting && isRunning(now) && !isRunning(was)) {
      try {
        services.playback.wake();
      } catch (thrown) {
        // The first notes try again, and then it is told.
        console.info('No sound yet:', toAppError(thrown).message);
      }
    } else if (playsWhileWriting && hasMusic(now) && !hasMusic(was))
      void playSource(app, WRITING_SOURCE);
    else if (playsWhileWriting && isSilent && now.status === 'done' && isRunning(was))
      if (state.takes.count - takesBefore === 1)
        void playSource(app, { kind: 'take', id: now.result.takeId });
  });
}

function goOn(app: App): void {
  const state = app.store.getState();
  const { writing } = state.takes;
  if (writing.status === 'running') {
    const { score } = writing.progress;
    if (score !== null) void extendPlayback(app, WRITING_SOURCE, score);
    return;
  }
  const take =
    writing.status === 'done'
      ? findPlayable(state, { kind: 'take', id: writing.result.takeId })
      : undefined;
  if (writing.status === 'done' && take) {
    void extendPlayback(app, { kind: 'take', id: writing.result.takeId }, take.score);
    return;
  }
  app.services.playback.stop();
  const { selectedId } = state.takes;
  const chosen = selectedId === null ? null : ({ kind: 'take', id: selectedId } as const);
  state.setPlayback({ source: null, chosen, durationSeconds: 0 });
}

/** Whether takes sound while they are written; also for the one that is being written now. */
export function setPlaysWhileWriting(app: App, playsWhileWriting: boolean): void {
  const { takes, playback, setPlayback } = app.store.getState();
  setPlayback({ playsWhileWriting });
  const isHeard = isSameSource(playback.source, WRITING_SOURCE);
  if (playsWhileWriting && hasMusic(takes.writing) && !isHeard)
    void playSource(app, WRITING_SOURCE);
  if (!playsWhileWriting && isHeard) app.services.playback.stop();
}
