// Recording with the microphone: what was played goes the way of a dropped recording.
import type { MicrophoneSession } from '../services/audio/microphone.ts';
import { toJobEnd } from '../store/job.ts';
import { nameRecording } from '#words/defaults.ts';
import type { App } from './app.ts';
import { pausePlayback } from './playback.ts';
import { transcribeRecording } from './transcribe.ts';

const sessions = new WeakMap<App['store'], MicrophoneSession>();

/** Records until stopMicrophone, or as long as it may; progress and outcome are in `store.review.microphone`. Call it from a click. */
export async function startMicrophone(app: App): Promise<void> {
  const { store, services } = app;
  const { review, setMicrophone } = store.getState();
  if (review.microphone.status === 'running') return;
  pausePlayback(app);
  setMicrophone({ status: 'running', progress: { startedAtMs: null } });
  try {
    const onEnded = (): void => void stopMicrophone(app);
    sessions.set(store, await services.microphone.start(nameRecording(new Date()), onEnded));
    setMicrophone({ status: 'running', progress: { startedAtMs: performance.now() } });
  } catch (thrown) {
    setMicrophone(toJobEnd(thrown));
  }
}

/** Ends the recording and listens to it; nothing happens before it has begun. */
export async function stopMicrophone(app: App): Promise<void> {
  const { store } = app;
  const session = sessions.get(store);
  if (!session) return;
  sessions.delete(store);
  const { setMicrophone } = store.getState();
  try {
    const file = await session.stop();
    setMicrophone({ status: 'done', result: null });
    await transcribeRecording(app, file, { isOnlyCopy: true });
  } catch (thrown) {
    setMicrophone(toJobEnd(thrown));
  }
}
