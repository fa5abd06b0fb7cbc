// What a sound can be saved as, and what every encoder does.
import type { Pcm } from './pcm.ts';

export type SampleRate = 44_100 | 48_000;
export type BitDepth = 16 | 24;

export interface SoundFormat {
  readonly kind: 'wav' | 'mp3';
  readonly sampleRate: SampleRate;
  /** Of a WAV file. */
  readonly bitDepth: BitDepth;
}

/** The sound file is `head`, every part in turn, `tail`. */
export interface SoundEncoder {
  append(pcm: Pcm): Uint8Array<ArrayBuffer>;
  /** Head and tail, which know how long the sound became. */
  finish(title: string): {
    readonly head: Uint8Array<ArrayBuffer>;
    readonly tail: Uint8Array<ArrayBuffer>;
  };
}
