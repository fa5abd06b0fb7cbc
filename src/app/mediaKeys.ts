// Media keys, headphones and the lock screen: the same commands as the player's buttons.
import type { App } from '../commands/app.ts';
import { pausePlayback, playOrPause, seekPlayback, stopPlayback } from '../commands/playback.ts';
import type { MediaFocus } from '../services/audio/mediaFocus.ts';
import { shownPlayable } from '../store/playable.ts';
import { APP_NAME } from '#words/shell.ts';

const STATES = {
  playing: 'playing',
  waiting: 'playing',
  paused: 'paused',
  loading: 'none',
  stopped: 'none',
} as const;
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

  const tellPosition = (): void => {
    const { durationSeconds: duration, options } = app.store.getState().playback;
    const position = Math.min(playback.positionSeconds(), duration);
    mediaSession.setPositionState({ duration, position, playbackRate: options.tempoPercent / 100 });
  };
  playback.listen({ onJump: tellPosition });
  app.store.subscribe((state, before) => {
    const { status, source, options } = state.playback;
    const was = before.playback;
    if (status === was.status && source === was.source && options === was.options) return;
    mediaSession.playbackState = STATES[status];
    if (STATES[status] !== 'playing') {
      if (STATES[was.status] === 'playing') focus.release();
      return;
    }
    focus.take();
    const title = shownPlayable(state)?.title ?? '';
    mediaSession.metadata = new MediaMetadata({ title, artist: APP_NAME });
    tellPosition();
  });
}
