// Hearing a piece or a take. The store follows the player's own status, so that the end of a piece, an
// interruption by the system and a click on Stop all arrive the same way.
import type { PlayerOptions, Region, TrackMix } from '../core/audio/mix.ts';
import { AppError } from '../core/errors.ts';
import type { Score } from '../core/music/score.ts';
import { toFailure } from '../store/job.ts';
import { findPlayable, shownSource } from '../store/playable.ts';
import { isSameSource, mixOf, type PlaybackSource } from '../store/playback.ts';
import type { App } from './app.ts';

/** The score each player holds, which may be an earlier version of its source's. */
const loadedScores = new WeakMap<App, Score>();

/**
 * Keeps the store in step with the player, and what Play begins with in step with the take that is selected,
 * from now on; called once, when the app starts. Returns the way to stop.
 */
export function followPlayback({ store, services: { playback } }: App): () => void {
  const { setPlayback } = store.getState();
  const unlisten = playback.listen({
    onStatus: (status) => {
      const durationSeconds = playback.durationSeconds();
      setPlayback({ status, isInterrupted: false, durationSeconds, loadedShare: 0 });
    },
    onInterrupted: () => setPlayback({ isInterrupted: true }),
    onLoaded: (loadedShare) => setPlayback({ loadedShare }),
    onJump: () => setPlayback({ durationSeconds: playback.durationSeconds() }),
    onFailure: (thrown) => report(store, thrown),
  });
  const unsubscribe = store.subscribe(({ takes: { selectedId } }, { takes: before }) => {
    if (selectedId !== null && selectedId !== before.selectedId)
      setPlayback({ chosen: { kind: 'take', id: selectedId } });
  });
  return () => {
    unlisten();
    unsubscribe();
  };
}

/** @throws AppError unexpected, when it is gone */
function findScore({ store }: App, source: PlaybackSource): Score {
  const playable = findPlayable(store.getState(), source);
  if (!playable) throw new AppError('unexpected', `there is no ${source.kind} ${source.id}`);
  return playable.score;
}

export async function orReport({ store }: App, attempt: () => Promise<void>): Promise<void> {
  try {
    await attempt();
  } catch (thrown) {
    report(store, thrown);
  }
}

function report(store: App['store'], thrown: unknown): void {
  const failure = toFailure(thrown);
  // The musician chose something else meanwhile, which is no failure.
  if (failure.code !== 'cancelled') store.getState().setPlayback({ failure });
}

/** Gives the player a score to hold; one that it could not take counts as not loaded. */
async function hold(app: App, score: Score, giving: () => Promise<void>): Promise<void> {
  loadedScores.set(app, score);
  try {
    await giving();
  } catch (thrown) {
    if (loadedScores.get(app) === score) loadedScores.delete(app);
    throw thrown;
  }
}

/** The score the player holds. */
export function loadedScore(app: App): Score | undefined {
  return loadedScores.get(app);
}

async function loadSource(app: App, source: PlaybackSource): Promise<void> {
  const { store, services } = app;
  const score = findScore(app, source);
  const { playback, setPlayback } = store.getState();
  // A loop is a place in one piece.
  if (!isSameSource(shownSource(store.getState()), source)) setPlayerOptions(app, { loop: null });
  setPlayback({ source, chosen: source, failure: null });
  const mix = mixOf(playback, source, score);
  await hold(app, score, () => services.playback.load(score, mix, source.kind !== 'writing'));
}

/** Plays `source` from its beginning. Call it from a click or key. */
export function playSource(app: App, source: PlaybackSource): Promise<void> {
  return orReport(app, async () => {
    await loadSource(app, source);
    await app.services.playback.play();
  });
}

/** Plays a stretch of `source` again and again. Call it from a click or key. */
export function playLoop(app: App, source: PlaybackSource, loop: Region): Promise<void> {
  const { store, services } = app;
  return orReport(app, async () => {
    if (!isSameSource(store.getState().playback.source, source)) await loadSource(app, source);
    setPlayerOptions(app, { loop });
    services.playback.seek(loop.startSeconds);
    await services.playback.play();
  });
}

/** Pauses what sounds, else goes on with what is loaded. Call it from a click or key. */
export async function togglePlayback(app: App): Promise<void> {
  const { store, services } = app;
  const status = services.playback.status();
  if (status === 'playing' || status === 'waiting') {
    services.playback.pause();
    return;
  }
  const { playback, setPlayback } = store.getState();
  const { source } = playback;
  if (source === null) return;
  // It was written anew since.
  if (findPlayable(store.getState(), source)?.score.tracks !== loadedScores.get(app)?.tracks)
    return playSource(app, source);
  setPlayback({ chosen: source, failure: null });
  await orReport(app, () => services.playback.play());
}

/** What the play button and the Space key do: pause what sounds, else play what the player shows. */
export async function playOrPause(app: App): Promise<void> {
  const state = app.store.getState();
  const source = shownSource(state);
  if (state.playback.status === 'loading' || source === null) return;
  if (isSameSource(source, state.playback.source)) await togglePlayback(app);
  else await playSource(app, source);
}

/** Pauses what sounds; while a piece still loads, it then does not start. */
export function pausePlayback({ services }: App): void {
  services.playback.pause();
}

/** Silences and returns to the beginning; while a piece still loads, it then does not start. */
export function stopPlayback({ services }: App): void {
  services.playback.stop();
}

/** @param seconds from the beginning of what is loaded; clamped to it */
export function seekPlayback({ services }: App, seconds: number): void {
  services.playback.seek(seconds);
}

/** Moves in what the player shows, which is loaded first if need be. Call it from a click or key. */
export async function seekShown(app: App, seconds: number): Promise<void> {
  const state = app.store.getState();
  const source = shownSource(state);
  if (source === null) return;
  const loading = isSameSource(source, state.playback.source)
    ? Promise.resolve()
    : orReport(app, () => loadSource(app, source));
  app.services.playback.seek(seconds);
  await loading;
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
    if (isSameSource(playback.source, source)) await services.playback.setMix(mix);
  });
}

/** A longer version of what is loaded, which may by now be a source of its own. */
export function extendPlayback(app: App, source: PlaybackSource, score: Score): Promise<void> {
  const { store, services } = app;
  const { playback, setPlayback } = store.getState();
  if (!isSameSource(source, playback.source)) setPlayback({ source, chosen: source });
  const mix = mixOf(playback, source, score);
  const isComplete = source.kind !== 'writing';
  return orReport(app, () =>
    hold(app, score, () => services.playback.extend(score, mix, isComplete)),
  );
}
