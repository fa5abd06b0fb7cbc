// A score as sound without a speaker, faster than it would play: the same strips, voices and limiter as in the
// player, on a context that renders in a thread of its own. Notes are handed over a little ahead of the
// rendering, as all at once would burden every moment with all of them.
import { AppError } from '../../core/errors.ts';
import type { LoadedScore } from './loadedScore.ts';
import type { SampleLibrary } from './sampleLibrary.ts';
import { createScheduler } from './scheduler.ts';
import { createToneRig, LIMITER_SECONDS } from './toneRig.ts';

/** For the last note to die away; what is silent of it is cut. */
const TAIL_SECONDS = 6;
const STEP_SECONDS = 2;
/** Quieter than this, in the tail, is silence: below the last bit of 16. */
const SILENCE = 10 ** (-96 / 20);

export interface RenderRequest {
  readonly score: LoadedScore;
  /** Not the player's: rendering one score must not make it forget another's sounds. */
  readonly library: SampleLibrary;
  readonly sampleRate: number;
  readonly signal?: AbortSignal;
  /** Share done, 0..1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Stereo at the written tempo, from the first moment of the score until the last note has died away; below full scale.
 * @throws AppError network/unreachable; cancelled
 */
export async function renderScore(request: RenderRequest): Promise<AudioBuffer> {
  const { score, library, sampleRate, signal, onProgress = () => undefined } = request;
  const seconds = score.timeline.durationSeconds + TAIL_SECONDS;
  const native = new OfflineAudioContext(2, Math.ceil(seconds * sampleRate), sampleRate);
  await library.load(score.needs, native);
  const rig = createToneRig(native, library);
  try {
    rig.setMix(score.mix);
    const course = { fromSeconds: 0, atClockSeconds: 0, rate: 1, loop: null };
    const scheduler = createScheduler(score.timeline.notes, course, false, (note, due) =>
      rig.play(note, score.instruments[note.track]!, due),
    );
    const handOver = (clockSeconds: number): void => {
      // The scheduler goes a second further at every call, up to its look-ahead.
      for (let i = 0; i <= STEP_SECONDS; i++) scheduler.tick(clockSeconds);
    };
    handOver(0);
    let cancel: (reason: AppError) => void = () => undefined;
    const cancelled = new Promise<never>((_, reject) => (cancel = reject));
    // Firefox renders without a stop, so it gets everything at the beginning.
    const canSuspend = 'suspend' in native;
    for (let at = STEP_SECONDS; at < seconds; at += STEP_SECONDS)
      if (!canSuspend) handOver(at);
      else
        void native.suspend(at).then(() => {
          if (signal?.aborted) {
            cancel(new AppError('cancelled', 'the rendering was cancelled'));
            return;
          }
          handOver(native.currentTime);
          onProgress(at / seconds);
          void native.resume();
        });
    return trimEnd(await Promise.race([native.startRendering(), cancelled]));
  } finally {
    rig.dispose();
  }
}

/** Without the limiter's delay at the beginning and the silence at the end. */
function trimEnd(rendered: AudioBuffer): AudioBuffer {
  const { sampleRate, numberOfChannels } = rendered;
  const start = Math.round(LIMITER_SECONDS * sampleRate);
  const channels = Array.from({ length: numberOfChannels }, (_, i) => rendered.getChannelData(i));
  const last = channels.map((channel) => channel.findLastIndex((v) => Math.abs(v) > SILENCE));
  const length = Math.max(1, Math.max(...last) + 1 - start);
  const result = new AudioBuffer({ length, numberOfChannels, sampleRate });
  channels.forEach((channel, i) =>
    result.copyToChannel(channel.subarray(start, start + length), i),
  );
  return result;
}
