// Hearing a piece or a take. The store follows the player's own status, so that the end of a piece, an
// interruption by the system and a click on Stop all arrive the same way.
import { AppError, toAppError } from '../core/errors.ts';
import type { Score } from '../core/music/score.ts';
import type { PlaybackSource } from '../store/playback.ts';
import type { App } from './app.ts';

/** Keeps the store in step with the player from now on; called once, when the app starts. Returns the way to stop. */
export function followPlayback({ store, services: { playback } }: App): () => void {
  return playback.onStatus((status) => {
    store.getState().setPlayback({ status, durationSeconds: playback.durationSeconds() });
  });
}

function findScore({ store }: App, { kind, id }: PlaybackSource): Score {
  const { library, takes } = store.getState();
  const owner =
    kind === 'take'
      ? takes.list.find((take) => take.id === id)
      : library.rows.filter((row) => row.kind === 'piece').find((piece) => piece.id === id);
  if (owner === undefined) throw new AppError('unexpected', `there is no ${kind} ${id}`);
  return owner.score;
}

async function orReport({ store }: App, attempt: () => Promise<void>): Promise<void> {
  try {
    await attempt();
  } catch (thrown) {
    const { code, message, details } = toAppError(thrown);
    // The musician chose something else meanwhile, which is no failure.
    if (code === 'cancelled') return;
    store.getState().setPlayback({ failure: { code, message, details } });
  }
}

/** Plays `source` from its beginning. Call it from a click or key. */
export async function playSource(app: App, source: PlaybackSource): Promise<void> {
  const { store, services } = app;
  await orReport(app, async () => {
    const score = findScore(app, source);
    store.getState().setPlayback({ source, failure: null });
    await services.playback.load(score);
    await services.playback.play();
  });
}

/** Pauses what plays, goes on with what is loaded. Call it from a click or key. */
export async function togglePlayback(app: App): Promise<void> {
  const { store, services } = app;
  if (services.playback.status() === 'playing') {
    services.playback.pause();
    return;
  }
  if (store.getState().playback.source === null) return;
  store.getState().setPlayback({ failure: null });
  await orReport(app, () => services.playback.play());
}

export function pausePlayback({ services }: App): void {
  services.playback.pause();
}

/** Silences and returns to the beginning; while a piece still loads, it then does not start. */
export function stopPlayback({ services }: App): void {
  services.playback.stop();
}

/** @param seconds from the beginning; clamped to the piece */
export function seekPlayback({ services }: App, seconds: number): void {
  services.playback.seek(seconds);
}
