// The one AudioContext of the app. Browsers let it sound only after a click or key, and take it away
// again (iOS: a phone call, "interrupted"), so whoever plays asks for it anew each time.
import { AppError } from '../../core/errors.ts';

/** A context that may not start leaves resume() pending for ever; this is long enough for a slow device. */
const RESUME_TIMEOUT_MS = 3000;

export interface AudioOutput {
  /**
   * Creates the context if need be and asks it to run. Synchronous, so that it happens inside the gesture.
   * @throws AppError audio/unavailable
   */
  wake(): AudioContext;
  /**
   * Resolves when the context runs.
   * @throws AppError audio/unavailable when it is not allowed to
   */
  running(): Promise<AudioContext>;
  /** Ends all sound; the next wake() begins afresh. */
  close(): Promise<void>;
}

export function createAudioOutput(): AudioOutput {
  let context: AudioContext | null = null;
  let resuming: Promise<void> = Promise.resolve();

  const wake = (): AudioContext => {
    try {
      context ??= new AudioContext({ latencyHint: 'interactive' });
    } catch (cause) {
      throw new AppError('audio/unavailable', 'no AudioContext', {}, cause);
    }
    if (context.state !== 'running') {
      resuming = context.resume();
      // Read by running(); a caller that only wakes must not see an unhandled rejection.
      resuming.catch(() => undefined);
    }
    return context;
  };

  return {
    wake,
    async running() {
      const woken = wake();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const tooLong = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new AppError('audio/unavailable', `the AudioContext stays ${woken.state}`));
        }, RESUME_TIMEOUT_MS);
      });
      try {
        await Promise.race([resuming, tooLong]);
      } catch (cause) {
        if (cause instanceof AppError) throw cause;
        throw new AppError('audio/unavailable', 'the AudioContext cannot resume', {}, cause);
      } finally {
        clearTimeout(timer);
      }
      return woken;
    },
    async close() {
      const closing = context;
      context = null;
      if (closing !== null && closing.state !== 'closed') await closing.close();
    },
  };
}
