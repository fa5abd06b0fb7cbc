// Media keys, headphones and the lock screen: the same commands as the player's buttons.
import type { App } from '../commands/app.ts';
import { pausePlayback, seekPlayback, stopPlayback } from '../commands/playback.ts';
import { playOrPause } from '../features/playOrPause.ts';
import { titleOf } from '../features/sourceScore.ts';
import type { MediaFocus } from '../services/audio/mediaFocus.ts';

const STATES = { playing: 'playing', paused: 'paused', loading: 'none', stopped: 'none' } as const;
const STEP_SECONDS = 10;

/** Call once: it listens until the page goes. */
export function followMediaKeys(app: App, focus: MediaFocus): void {
  if (!('mediaSession' in navigator)) return;
  const { mediaSession } = navigator;
  const { playback } = app.services;
  const step = (seconds: number): void => seekPlayback(app, playback.positionSeconds() + seconds);
  const actions: Partial<Record<MediaSessionAction, MediaSessionActionHandler>> = {
    play: () => void playOrPause(app),
    pause: () => pausePlayback(app),
    stop: () => stopPlayback(app),
    seekbackward: ({ seekOffset }) => step(-(seekOffset ?? STEP_SECONDS)),
    seekforward: ({ seekOffset }) => step(seekOffset ?? STEP_SECONDS),
    seekto: ({ seekTime }) => seekPlayback(app, seekTime ?? 0),
  };
  for (const [action, handler] of Object.entries(actions))
    mediaSession.setActionHandler(action as MediaSessionAction, handler);

  app.store.subscribe((state, before) => {
    const { status, durationSeconds, options } = state.playback;
    if (status === before.playback.status && options === before.playback.options) return;
    mediaSession.playbackState = STATES[status];
    if (status !== 'playing') {
      focus.release();
      return;
    }
    focus.take();
    mediaSession.metadata = new MediaMetadata({ title: titleOf(state) ?? '', artist: 'Cadenza' });
    mediaSession.setPositionState({
      duration: durationSeconds,
      position: Math.min(playback.positionSeconds(), durationSeconds),
      playbackRate: options.tempoPercent / 100,
    });
  });
}
