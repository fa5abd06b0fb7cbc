import { expect, it } from 'vitest';
import type { Pcm } from './pcm.ts';
import { alignRise, findOnset, riseSeconds, trimOnset, trimTail } from './trim.ts';

const RATE = 10_000;

/** `silence` frames of faint noise, then a decaying tone that starts at its peak. */
function noteAfter(silence: number, length = 20_000): Pcm {
  const channel = Float32Array.from({ length: silence + length }, (_, i) =>
    i < silence
      ? 1e-3 * Math.sin(i)
      : 0.8 * Math.exp((silence - i) / 4000) * Math.cos((i - silence) / 10),
  );
  return { sampleRate: RATE, channels: [new Float32Array(channel.length), channel] };
}

it('finds the onset whatever the decoder left before it', () => {
  for (const silence of [0, 1, 529, 1105, 2257])
    expect(findOnset(noteAfter(silence))).toBe(silence);
});

it('keeps a millisecond before the onset, where there is one', () => {
  expect(findOnset(trimOnset(noteAfter(1105)))).toBe(10);
  expect(findOnset(trimOnset(noteAfter(4)))).toBe(4);
});

it('leaves silence as it is', () => {
  const silence: Pcm = { sampleRate: RATE, channels: [new Float32Array(100)] };
  expect(trimOnset(silence).channels[0]).toHaveLength(100);
});

it('ends where the note has died away, at zero', () => {
  const [, channel] = trimTail(noteAfter(0), {
    maxSeconds: 9,
    floorDb: -20,
    fadeShare: 0.3,
  }).channels;
  // exp(-t/4000) is 20 dB down after 9210 frames.
  expect(channel!.length).toBeGreaterThan(8800);
  expect(channel!.length).toBeLessThanOrEqual(9211);
  expect(channel!.at(-1)).toBeCloseTo(0, 6);
  expect(channel![100]).toBe(noteAfter(0).channels[1]![100]);
});

it('never keeps more than it may', () => {
  const limits = { maxSeconds: 0.5, floorDb: -60, fadeShare: 0.3 };
  expect(trimTail(noteAfter(0), limits).channels[0]).toHaveLength(5000);
});

it('finds the beginning again behind a delay and a pre-echo', () => {
  const note = noteAfter(10);
  const echo = note.channels[1]!.subarray(0, 80).map((value) => value / 6);
  for (const delay of [0, 529, 1105]) {
    const channel = Float32Array.from([
      ...new Float32Array(delay),
      ...(delay > 80 ? echo : []),
      ...note.channels[1]!,
    ]);
    const aligned = alignRise({ sampleRate: RATE, channels: [channel] }, riseSeconds(note));
    expect(aligned.channels[0]).toEqual(note.channels[1]);
  }
});
