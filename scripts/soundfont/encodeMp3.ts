// MP3 through LAME compiled to WebAssembly. The same input gives the same bytes on every machine.
import { createMp3Encoder } from 'wasm-media-encoders';
import { countFrames, type Pcm } from '../../src/core/audio/pcm.ts';

/**
 * One channel or two, as many as `pcm` has.
 * @param vbrQuality LAME's -V: 0 best .. 9 smallest
 */
export async function encodeMp3(pcm: Pcm, vbrQuality: number): Promise<Uint8Array> {
  const encoder = await createMp3Encoder();
  const [left, right] = pcm.channels;
  if (left === undefined) throw new Error('no channel to encode');
  const block = (from: number, to: number): [Float32Array] | [Float32Array, Float32Array] =>
    right === undefined
      ? [left.subarray(from, to)]
      : [left.subarray(from, to), right.subarray(from, to)];
  encoder.configure({
    sampleRate: pcm.sampleRate,
    channels: right === undefined ? 1 : 2,
    vbrQuality,
  });
  // The encoder owns what it returns, so every part is copied before the next call.
  const parts: Uint8Array[] = [];
  for (let i = 0; i < countFrames(pcm); i += pcm.sampleRate)
    parts.push(encoder.encode(block(i, i + pcm.sampleRate)).slice());
  parts.push(encoder.finalize().slice());
  return Buffer.concat(parts);
}
