// One sounding note: a buffer played at the speed of its pitch, looped while it is held, faded when released.
import type { Sound } from './sampleLibrary.ts';
import type { Due } from './scheduler.ts';
import type { Tenure } from './voiceLedger.ts';

/** A release falls by 60 dB; its time constant is this part of it. */
export const RELEASE_CONSTANT = 1 / Math.log(1000);
/** For a note that is cut, or joined in the middle: fast enough to feel immediate, slow enough not to click. */
export const FADE_SECONDS = 0.012;

export interface Voice extends Tenure {
  /** Lets go of it at a time after its start; only for a voice without an end. */
  release(clockSeconds: number): void;
  /** Fades it out from a time on; before its start it never sounds. */
  cut(clockSeconds: number): void;
}

export interface Struck {
  readonly sound: Sound;
  readonly pitch: number;
  /** What velocity makes of the amplitude. */
  readonly gain: number;
  /** Drums ring on when the note ends. */
  readonly isDrum: boolean;
  readonly group: string | null;
}

/** Starts a voice into `target` at a time not before now. One that lasts Infinity is held until it is released. */
export function startVoice(
  context: BaseAudioContext,
  target: AudioNode,
  { sound, pitch, gain, isDrum, group }: Struck,
  { clockSeconds, intoSeconds, lastsSeconds }: Due,
): Voice {
  const { buffer, loop } = sound;
  const playbackRate = isDrum ? 1 : 2 ** ((pitch - sound.pitch) / 12);
  const source = new AudioBufferSourceNode(context, { buffer, playbackRate });
  const level = gain * sound.gain;
  const envelope = new GainNode(context, { gain: level });
  source.connect(envelope).connect(target);
  source.addEventListener('ended', () => envelope.disconnect());

  const offset = intoSeconds * playbackRate;
  if (intoSeconds > 0) {
    envelope.gain.setValueAtTime(0, clockSeconds);
    envelope.gain.linearRampToValueAtTime(level, clockSeconds + FADE_SECONDS);
  }
  if (loop === null) source.start(clockSeconds, offset);
  else {
    Object.assign(source, { loop: true, loopStart: loop.start, loopEnd: loop.end });
    const period = loop.end - loop.start;
    source.start(
      clockSeconds,
      offset < loop.end ? offset : loop.start + ((offset - loop.start) % period),
    );
  }
  const ringsUntil =
    loop === null ? clockSeconds + Math.max(0, buffer.duration - offset) / playbackRate : Infinity;
  let endClock = ringsUntil;
  const release = (at: number): void => {
    envelope.gain.setTargetAtTime(0, at, sound.releaseSeconds * RELEASE_CONSTANT);
    endClock = Math.min(ringsUntil, at + sound.releaseSeconds);
    source.stop(endClock);
  };
  if (!isDrum && lastsSeconds < Infinity) release(clockSeconds + lastsSeconds);
  return {
    startClock: clockSeconds,
    get endClock() {
      return endClock;
    },
    set endClock(at) {
      endClock = at;
    },
    group,
    release,
    cut(at) {
      if (at <= clockSeconds) {
        source.stop(0);
        envelope.disconnect();
        return;
      }
      envelope.gain.cancelScheduledValues(at);
      envelope.gain.setTargetAtTime(0, at, FADE_SECONDS / 4);
      source.stop(at + FADE_SECONDS * 2);
    },
  };
}
