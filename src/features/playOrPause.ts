// What the play button and the Space key do: go on with what is loaded, else begin with what is nearest at hand.
import type { App } from '../commands/app.ts';
import { playSource, togglePlayback } from '../commands/playback.ts';
import { piecesOf } from '../store/library.ts';
import type { PlaybackSource } from '../store/playback.ts';
import type { State } from '../store/store.ts';

/** What would play if play were pressed now: the loaded source, the chosen take, the first piece. */
export function playableSource(state: State): PlaybackSource | null {
  const { playback, takes, library } = state;
  if (playback.source) return playback.source;
  if (takes.selectedId !== null) return { kind: 'take', id: takes.selectedId };
  const [first] = piecesOf(library.rows);
  return first ? { kind: 'piece', id: first.id } : null;
}

export async function playOrPause(app: App): Promise<void> {
  const state = app.store.getState();
  if (state.playback.source) return togglePlayback(app);
  const source = playableSource(state);
  if (source) await playSource(app, source);
}
