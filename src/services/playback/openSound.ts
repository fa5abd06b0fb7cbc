// The sound of this device, opened: Tone.js is loaded, the audio clock runs.
import { createAudioClock, type AudioClock } from '../audio/audioClock.ts';
import type { AudioOutput } from '../audio/audioOutput.ts';
import type { SampleLibrary } from './sampleLibrary.ts';
import type { ToneRig } from './toneRig.ts';

export interface OpenSound {
  readonly context: AudioContext;
  readonly clock: AudioClock;
  readonly speakers: ToneRig;
  /** From the clock to the ear. */
  delaySeconds(): number;
}

/** Call it from a click or key. @throws AppError audio/unavailable */
export async function openSound(output: AudioOutput, library: SampleLibrary): Promise<OpenSound> {
  const context = output.wake();
  const { createToneRig, LIMITER_SECONDS } = await import('./toneRig.ts');
  return {
    context,
    clock: createAudioClock(context, LIMITER_SECONDS),
    speakers: createToneRig(context, library),
    // Safari has no outputLatency.
    delaySeconds: () => LIMITER_SECONDS + ((context.outputLatency as number | undefined) ?? 0),
  };
}
