// MP3 through LAME compiled to WebAssembly. The same input gives the same bytes on every machine.
import { createMp3Encoder } from 'wasm-media-encoders';
import { countFrames, type Pcm } from '../../src/core/audio/pcm.ts';

/** @param vbrQuality LAME's -V: 0 best .. 9 smallest */
export async function encodeMp3(pcm: Pcm, vbrQuality: number): Promise<Uint8Array> {
  const encoder = await createMp3Encoder();
  const [left, right] = pcm.channels;
  if (left === undefined || right === undefined) throw new Error('stereo expected');
  encoder.configure({ sampleRate: pcm.sampleRate, channels: 2, vbrQuality });
  // The encoder owns what it returns, so every part is copied before the next call.
  const parts: Uint8Array[] = [];
  const block = pcm.sampleRate;
  for (let i = 0; i < countFrames(pcm); i += block)
    parts.push(encoder.encode([left.subarray(i, i + block), right.subarray(i, i + block)]).slice());
  parts.push(encoder.finalize().slice());
  return Buffer.concat(parts);
}
