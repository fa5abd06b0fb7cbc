// Tells the system that this page plays music, so that media keys and the lock screen are its own. Browsers grant
// that to media elements only, not to an AudioContext: a silent one plays along.
import { encodeWav } from '../../core/audio/encodeWav.ts';

/** Chromium takes shorter sounds for effects that deserve no controls. */
const SECONDS = 6;
const SAMPLE_RATE = 8000;

export interface MediaFocus {
  /** Call it from a click or key. A browser that refuses leaves the music as it is, without media keys. */
  take(): void;
  release(): void;
}

export function createMediaFocus(): MediaFocus {
  let element: HTMLAudioElement | null = null;
  const create = (): HTMLAudioElement => {
    const channels = [new Float32Array(SECONDS * SAMPLE_RATE)];
    const wav = encodeWav({ sampleRate: SAMPLE_RATE, channels }, 24, '');
    const audio = new Audio(URL.createObjectURL(new Blob([wav], { type: 'audio/wav' })));
    audio.loop = true;
    return audio;
  };
  return {
    take() {
      element ??= create();
      element.play().catch((cause: unknown) => console.info('No media keys:', cause));
    },
    release() {
      element?.pause();
    },
  };
}
