// MP3 through LAME compiled to WebAssembly. The same input gives the same bytes on every machine.
import { createMp3Encoder as createLame } from 'wasm-media-encoders';
import { titleTag } from './id3.ts';
import { countFrames, type Pcm } from './pcm.ts';
import type { SoundEncoder } from './soundFormat.ts';

/** Of a whole recording: constant, as players work out its length from the first frame. */
const KILOBITS_PER_SECOND = 192;

/** How much is encoded at once. */
const BLOCK_SECONDS = 1;

interface Lame {
  encode(samples: readonly Float32Array[]): Uint8Array;
  finalize(): Uint8Array;
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function encodeBlocks(lame: Lame, pcm: Pcm): Uint8Array[] {
  const parts: Uint8Array[] = [];
  const step = BLOCK_SECONDS * pcm.sampleRate;
  for (let i = 0; i < countFrames(pcm); i += step) {
    const block = pcm.channels.map((channel) => channel.subarray(i, i + step));
    // The encoder owns what it returns, so every part is copied before the next call.
    parts.push(lame.encode(block).slice());
  }
  return parts;
}

/**
 * Whole, for a sample: as good throughout as asked, however many bits that takes.
 * @param pcm one channel or two
 * @param vbrQuality LAME's -V: 0 best .. 9 smallest
 */
export async function encodeMp3Sample(
  pcm: Pcm,
  vbrQuality: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const channels = pcm.channels.length;
  if (channels !== 1 && channels !== 2) throw new Error(`${channels} channels to encode`);
  const lame = await createLame();
  lame.configure({ sampleRate: pcm.sampleRate, channels, vbrQuality });
  return concat([...encodeBlocks(lame, pcm), lame.finalize()]);
}

/** In parts, stereo, 192 kbit/s. */
export async function createMp3Encoder(sampleRate: number): Promise<SoundEncoder> {
  const lame = await createLame();
  lame.configure({ sampleRate, channels: 2, bitrate: KILOBITS_PER_SECOND });
  return {
    append: (pcm) => concat(encodeBlocks(lame, pcm)),
    finish: (title) => ({ head: titleTag(title), tail: concat([lame.finalize()]) }),
  };
}
