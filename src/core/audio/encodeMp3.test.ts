import { expect, it } from 'vitest';
import { createMp3Encoder } from './encodeMp3.ts';
import type { Pcm } from './pcm.ts';

const RATE = 48_000;

function chord(seconds: number): Pcm {
  const wave = (hz: number) =>
    Float32Array.from(
      { length: seconds * RATE },
      (_, i) => 0.4 * Math.sin((2 * Math.PI * hz * i) / RATE),
    );
  return { sampleRate: RATE, channels: [wave(440), wave(660)] };
}

async function encode(pcm: Pcm, title: string) {
  const encoder = await createMp3Encoder(RATE);
  const body = encoder.append(pcm);
  const { head, tail } = encoder.finish(title);
  return { head, sound: Uint8Array.from([...body, ...tail]) };
}

it('is frame after frame of 192 kbit/s stereo, as long as the sound', async () => {
  const { sound } = await encode(chord(3), 'x');
  // ISO 11172-3: 1152 frames at 48 kHz are 576 bytes at 192 kbit/s.
  let frames = 0;
  for (let at = 0; at + 4 <= sound.length; at += 576, frames++)
    expect([...sound.subarray(at, at + 3)], `byte ${at}`).toEqual([0xff, 0xfb, 0xb4]);
  // The encoder adds up to three frames of delay and padding.
  expect(frames).toBeGreaterThanOrEqual((3 * RATE) / 1152);
  expect(frames).toBeLessThanOrEqual((3 * RATE) / 1152 + 3);
});

it('names its title in a tag that says how long it is', async () => {
  const { head } = await encode(chord(0.1), 'Étude 音');
  expect(new TextDecoder('latin1').decode(head.subarray(0, 3))).toBe('ID3');
  const size = head.subarray(6, 10).reduce((sum, byte) => sum * 128 + byte, 0);
  expect(size).toBe(head.length - 10);
  expect(new TextDecoder('latin1').decode(head.subarray(10, 14))).toBe('TIT2');
  expect(new TextDecoder('utf-16le').decode(head.subarray(21))).toBe('Étude 音');
});

it('gives the same bytes for the same sound', async () => {
  expect(await encode(chord(1), 'a')).toEqual(await encode(chord(1), 'a'));
});
