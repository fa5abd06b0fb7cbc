// Two places one after the other: what a take copied, and where it stands in the piece.
import { createTimeMap } from '../core/music/timeMap.ts';
import { findPlayable } from '../store/playable.ts';
import { isSameSource, type PlaybackSource } from '../store/playback.ts';
import type { App } from './app.ts';
import { playFrom } from './evaluate.ts';

export interface Place {
  readonly source: PlaybackSource;
  readonly startTicks: number;
  readonly endTicks: number;
}

/** Between two looks at the playhead. */
const LOOK_MS = 30;
/** Music that ends where the place ends stops by itself, and its playhead is back at 0. */
const NEAR_END_SECONDS = 0.5;

const asked = new WeakMap<App, AbortController>();

/**
 * Plays the first place to its end and goes on with the second, unless something else was done: asked for two others,
 * say, or the playhead moved. Call it from a click.
 */
export async function playBoth(app: App, first: Place, second: Place): Promise<void> {
  asked.get(app)?.abort();
  const question = new AbortController();
  asked.set(app, question);
  await playFrom(app, first.source, first.startTicks);
  if (await playsToEnd(app, first, question.signal))
    await playFrom(app, second.source, second.startTicks);
}

function playsToEnd(
  { store, services }: App,
  { source, endTicks }: Place,
  signal: AbortSignal,
): Promise<boolean> {
  const playable = findPlayable(store.getState(), source);
  if (!playable) return Promise.resolve(false);
  const endSeconds = createTimeMap(playable.score).toSeconds(endTicks);
  return new Promise((resolve) => {
    let heardSeconds = 0;
    const end = (isHeard: boolean) => {
      clearInterval(looking);
      unlisten();
      resolve(isHeard);
    };
    const looking = setInterval(() => {
      const status = services.playback.status();
      if (signal.aborted || !isSameSource(store.getState().playback.source, source)) end(false);
      else if (status === 'playing') {
        heardSeconds = services.playback.positionSeconds();
        if (heardSeconds >= endSeconds) end(true);
      } else if (status !== 'loading')
        end(status === 'stopped' && heardSeconds >= endSeconds - NEAR_END_SECONDS);
    }, LOOK_MS);
    const unlisten = services.playback.listen({ onJump: () => end(false) });
  });
}
