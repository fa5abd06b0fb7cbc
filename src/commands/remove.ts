// Removal with one step back: pieces (and skipped files) from the library, takes, models and openings from their lists.
import type { App } from './app.ts';
import { changeReview } from './reviewRecording.ts';

/** Removes rows of the library, imported or skipped. What plays from them is stopped. */
export function removePieces(app: App, ids: ReadonlySet<string>): void {
  const state = app.store.getState();
  const entries = state.library.rows
    .map((item, index) => ({ index, item }))
    .filter(({ item }) => ids.has(item.id));
  if (entries.length === 0) return;
  silence(app, 'piece', ids);
  state.removeRows(ids);
  state.setRemoved({ kind: 'rows', entries });
}

export function removeTake(app: App, id: string): void {
  const state = app.store.getState();
  const index = state.takes.list.findIndex((take) => take.id === id);
  const item = state.takes.list[index];
  if (!item) return;
  silence(app, 'take', new Set([id]));
  state.removeTake(id);
  state.setRemoved({ kind: 'takes', entries: [{ index, item }] });
}

/** A training that goes on from it goes on. */
export function removeModel(app: App, id: string): void {
  const state = app.store.getState();
  const index = state.training.models.findIndex((model) => model.id === id);
  const item = state.training.models[index];
  if (!item) return;
  state.removeModel(id);
  state.setRemoved({ kind: 'models', entries: [{ index, item }] });
}

/** An opening that was played; takes that begin with it stay. */
export function removeRecording(app: App, id: string): void {
  const state = app.store.getState();
  const index = state.recordings.list.findIndex((recording) => recording.id === id);
  const item = state.recordings.list[index];
  if (!item) return;
  silence(app, 'recording', new Set([id]));
  state.removeRecording(id);
  state.setRemoved({ kind: 'recordings', entries: [{ index, item }] });
}

/** Puts the last removal back. */
export function undoRemove(app: App): void {
  const { trash, restoreRemoved, selectTake } = app.store.getState();
  restoreRemoved();
  const { removed } = trash;
  const id = removed?.entries[0]?.item.id;
  if (id === undefined) return;
  if (removed?.kind === 'takes') selectTake(id);
  // What was set last may not have been worked out any more.
  else if (removed?.kind === 'heard') changeReview(app, id, {});
}

function silence(app: App, kind: 'piece' | 'take' | 'recording', ids: ReadonlySet<string>): void {
  const { playback, setPlayback } = app.store.getState();
  if (playback.source?.kind !== kind || !ids.has(playback.source.id)) return;
  app.services.playback.stop();
  setPlayback({ source: null, status: 'stopped', durationSeconds: 0 });
}
