// The sound of a recording under review beside its notes: looked at again and again, as the player has count-ins and
// loops of its own.
import { sliderGain } from '../core/audio/mix.ts';
import type { HeardRecording } from '../store/review.ts';
import type { App } from './app.ts';
import { recordingFile, secondsInRecording } from './reviewRecording.ts';

const STEP_MS = 50;

/** Lets the sound of the recording follow the player, from now on. Returns the way to stop. */
export function followReview(app: App): () => void {
  const { store, services } = app;
  const { recordingSound } = services;
  let stepping: ReturnType<typeof setInterval> | undefined;
  let lastSeconds = 0;

  const audible = (): HeardRecording | undefined => {
    const { playback, review } = store.getState();
    const { source, status } = playback;
    if (source?.kind !== 'heard' || status !== 'playing') return undefined;
    return review.heard.find(({ id, sound }) => id === source.id && sound !== 'notes');
  };
  const step = (): void => {
    const recording = audible();
    const seconds = secondsInRecording(app);
    // The position stands still while a bar is counted in, and while the last notes ring out.
    if (!recording || seconds === lastSeconds) return;
    lastSeconds = seconds;
    const { options } = store.getState().playback;
    recordingSound.play({
      file: recordingFile(app, recording.id),
      seconds,
      rate: options.tempoPercent / 100,
      volume: sliderGain(options.volume),
    });
  };
  /** Silent until the position moves. */
  const hold = (): void => {
    recordingSound.pause();
    lastSeconds = secondsInRecording(app);
  };
  const halt = (): void => {
    clearInterval(stepping);
    stepping = undefined;
    recordingSound.pause();
  };
  const follow = (): void => {
    if (!audible()) halt();
    else if (stepping === undefined) {
      hold();
      stepping = setInterval(step, STEP_MS);
    }
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (state.playback !== before.playback || state.review.heard !== before.review.heard) follow();
  });
  const unlisten = services.playback.listen({ onJump: hold });
  return () => {
    unsubscribe();
    unlisten();
    halt();
  };
}
