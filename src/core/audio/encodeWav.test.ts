import { expect, it } from 'vitest';
import { createWavEncoder, encodeWav } from './encodeWav.ts';
import type { Pcm } from './pcm.ts';

const stereo = (frames: number): Pcm => ({
  sampleRate: 44_100,
  channels: [1, -0.5].map((gain) =>
    Float32Array.from({ length: frames }, (_, i) => gain * Math.sin(i / 7)),
  ),
});

/** Chunks of a RIFF file by name, as the specification nests them. */
function chunksOf(bytes: Uint8Array): Map<string, DataView> {
  const view = new DataView(bytes.buffer);
  const name = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  expect(name(0) + name(8)).toBe('RIFFWAVE');
  expect(view.getUint32(4, true)).toBe(bytes.length - 8);
  const chunks = new Map<string, DataView>();
  for (let at = 12; at < bytes.length;) {
    const size = view.getUint32(at + 4, true);
    chunks.set(name(at), new DataView(bytes.buffer, at + 8, size));
    at += 8 + size + (size % 2);
  }
  return chunks;
}

it.each([16, 24] as const)('keeps every frame to the last of %i bits', (bitDepth) => {
  const pcm = stereo(1000);
  const data = chunksOf(encodeWav(pcm, bitDepth, 'x')).get('data')!;
  expect(data.byteLength).toBe((1000 * 2 * bitDepth) / 8);
  const step = 2 ** (1 - bitDepth);
  for (let i = 0; i < 1000; i++)
    for (const [c, channel] of pcm.channels.entries()) {
      const at = ((2 * i + c) * bitDepth) / 8;
      const value =
        bitDepth === 16
          ? data.getInt16(at, true) / 32_767
          : (data.getUint16(at, true) + data.getInt8(at + 2) * 65_536) / 8_388_607;
      // Half a step of rounding and one of dither.
      expect(Math.abs(value - channel[i]!)).toBeLessThanOrEqual(1.6 * step);
    }
});

it('names its rate, channels and title', () => {
  const chunks = chunksOf(encodeWav(stereo(3), 24, 'Étude n° 1'));
  const format = chunks.get('fmt ')!;
  const fields = [0, 2, 12, 14].map((at) => format.getUint16(at, true));
  expect([...fields, format.getUint32(4, true)]).toEqual([1, 2, 6, 24, 44_100]);
  const list = chunks.get('LIST')!;
  const text = new TextDecoder().decode(
    new Uint8Array(list.buffer, list.byteOffset, list.byteLength),
  );
  expect(text).toMatch(/^INFOINAM/);
  expect(text).toContain('Étude n° 1\0');
});

it('clips what is beyond full scale instead of wrapping round', () => {
  const loud: Pcm = { sampleRate: 44_100, channels: [Float32Array.of(3, -3)] };
  const data = chunksOf(encodeWav(loud, 16, '')).get('data')!;
  expect([data.getInt16(0, true), data.getInt16(2, true)]).toEqual([32_767, -32_768]);
});

it('gives the same bytes for the same sound', () => {
  expect(encodeWav(stereo(100), 16, 'a')).toEqual(encodeWav(stereo(100), 16, 'a'));
});

it('gives the same file in parts as in one', () => {
  const whole = stereo(1000);
  const encoder = createWavEncoder({ sampleRate: 44_100, channels: 2, bitDepth: 16 });
  const parts = [0, 400, 401].map((from, i) => {
    const to = [400, 401, 1000][i];
    const channels = whole.channels.map((channel) => channel.slice(from, to));
    return encoder.append({ ...whole, channels });
  });
  const { head, tail } = encoder.finish('x');
  const joined = [head, ...parts, tail].flatMap((part) => [...part]);
  expect(Uint8Array.from(joined)).toEqual(encodeWav(whole, 16, 'x'));
});
