// Hearing a piece or a take. The store follows the player's own status, so that the end of a piece, an
// interruption by the system and a click on Stop all arrive the same way.
import type { PlayerOptions, TrackMix } from '../core/audio/mix.ts';
import { AppError } from '../core/errors.ts';
import type { Score } from '../core/music/score.ts';
import { toFailure } from '../store/job.ts';
import { findPiece } from '../store/library.ts';
import { mixOf, type PlaybackSource } from '../store/playback.ts';
import type { App } from './app.ts';

/** Keeps the store in step with the player from now on; called once, when the app starts. Returns the way to stop. */
export function followPlayback({ store, services: { playback } }: App): () => void {
  const { setPlayback } = store.getState();
  return playback.listen({
    onStatus: (status) =>
      setPlayback({ status, durationSeconds: playback.durationSeconds(), loadedShare: 0 }),
    onLoaded: (loadedShare) => setPlayback({ loadedShare }),
  });
}

/** The score of a piece or take. @throws AppError unexpected, when it is gone */
function findScore({ store }: App, { kind, id }: PlaybackSource): Score {
  const { library, takes } = store.getState();
  const owner =
    kind === 'take' ? takes.list.find((take) => take.id === id) : findPiece(library.rows, id);
  if (owner === undefined) throw new AppError('unexpected', `there is no ${kind} ${id}`);
  return owner.score;
}

async function orReport({ store }: App, attempt: () => Promise<void>): Promise<void> {
  try {
    await attempt();
  } catch (thrown) {
    const failure = toFailure(thrown);
    // The musician chose something else meanwhile, which is no failure.
    if (failure.code === 'cancelled') return;
    store.getState().setPlayback({ failure });
  }
}

/** Plays `source` from its beginning. Call it from a click or key. */
export async function playSource(app: App, source: PlaybackSource): Promise<void> {
  const { store, services } = app;
  await orReport(app, async () => {
    const score = findScore(app, source);
    const { playback, setPlayback } = store.getState();
    const isSame = playback.source?.kind === source.kind && playback.source.id === source.id;
    // A loop is a place in one piece.
    if (!isSame) setPlayerOptions(app, { loop: null });
    setPlayback({ source, failure: null });
    await services.playback.load(score, mixOf(playback, source, score));
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

/** Tempo, volume, metronome, count-in, loop: at once. */
export function setPlayerOptions({ store, services }: App, change: Partial<PlayerOptions>): void {
  const { playback, setPlayback } = store.getState();
  const options = { ...playback.options, ...change };
  setPlayback({ options });
  services.playback.setOptions(options);
}

/** Changes how one track of a piece or take is heard, now and whenever it is played. */
export async function mixTrack(
  app: App,
  source: PlaybackSource,
  track: number,
  change: Partial<TrackMix>,
): Promise<void> {
  const { store, services } = app;
  await orReport(app, async () => {
    const { playback, setMixOf } = store.getState();
    const mix = mixOf(playback, source, findScore(app, source)).map((own, i) =>
      i === track ? { ...own, ...change } : own,
    );
    setMixOf(source, mix);
    const loaded = playback.source;
    if (loaded?.kind === source.kind && loaded.id === source.id)
      await services.playback.setMix(mix);
  });
}
