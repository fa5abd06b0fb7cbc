// A take sounds while it is being written: the player waits for the first notes, then goes on with every longer
// version, and in the end holds the take itself.
import type { JobState } from '../store/job.ts';
import { findPlayable } from '../store/playable.ts';
import { isSameSource, WRITING_SOURCE } from '../store/playback.ts';
import type { WritingProgress } from '../store/takes.ts';
import type { App } from './app.ts';
import { extendPlayback, playSource } from './playback.ts';

const isRunning = ({ status }: JobState<WritingProgress, unknown>): boolean => status === 'running';

/** From now on; called once, when the app starts. Returns the way to stop. */
export function followWriting(app: App): () => void {
  const { store } = app;
  return store.subscribe((state, before) => {
    const { writing } = state.takes;
    if (writing === before.takes.writing) return;
    const isNew = isRunning(writing) && !isRunning(before.takes.writing);
    // Inside the click on Write, as browsers want it.
    if (isNew && state.playback.playsWhileWriting) void playSource(app, WRITING_SOURCE);
    else if (isSameSource(state.playback.source, WRITING_SOURCE)) goOn(app);
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
  if (playsWhileWriting && isRunning(takes.writing) && !isHeard)
    void playSource(app, WRITING_SOURCE);
  if (!playsWhileWriting && isHeard) app.services.playback.stop();
}
