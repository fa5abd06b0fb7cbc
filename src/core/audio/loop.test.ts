import { expect, it } from 'vitest';
import { closeLoop, evenOut, FADE_SECONDS, findLoop } from './loop.ts';
import type { Pcm } from './pcm.ts';

const RATE = 16_000;

/** A tone with a slow vibrato of 5 Hz that loses `decay` of its level per second. */
function heldTone(hz: number, decay = 0): Pcm {
  const wave = (detune: number) =>
    Float32Array.from({ length: 3 * RATE }, (_, i) => {
      const t = i / RATE;
      const phase = 2 * Math.PI * hz * detune * t + 0.4 * Math.sin(2 * Math.PI * 5 * t);
      return (1 - decay * t) * 0.5 * Math.sin(phase);
    });
  return { sampleRate: RATE, channels: [wave(1), wave(1.0003)] };
}

const search = { startSeconds: 0.6, minSeconds: 0.5, maxSeconds: 1.5 };

/** Largest step between neighbouring frames. */
const steepest = (samples: Float32Array): number =>
  samples.slice(1).reduce((max, value, i) => Math.max(max, Math.abs(value - samples[i]!)), 0);

/** What a player sounds from the loop, from before its end to after its second start. */
function throughTheSeam(pcm: Pcm, start: number, end: number): Float32Array {
  const channel = pcm.channels[0]!;
  return Float32Array.from([
    ...channel.subarray(end - 400, end),
    ...channel.subarray(start, start + 400),
  ]);
}

it('finds a loop of whole periods of the tone and of its vibrato', () => {
  const { startSeconds, endSeconds } = findLoop(heldTone(220), search);
  const periods = (endSeconds - startSeconds) * 5;
  expect(startSeconds).toBe(0.6);
  expect(Math.abs(periods - Math.round(periods))).toBeLessThan(0.05);
});

it('closes the loop without a click, for any pitch and at another rate', () => {
  for (const hz of [41.2, 220, 987.8, 2093]) {
    const tone = heldTone(hz);
    const loop = findLoop(tone, search);
    const { pcm, start, end } = closeLoop(tone, loop);
    expect(pcm.channels[0]!.length).toBe(end);
    const seam = throughTheSeam(pcm, start, end);
    expect(steepest(seam), `${hz} Hz`).toBeLessThan(1.1 * steepest(tone.channels[0]!));
  }
});

it('closes a loop of noise, which is never like itself, at the same power', () => {
  let seed = 1;
  const noise = Float32Array.from({ length: 3 * RATE }, () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 1_073_741_824 - 1;
  });
  const { pcm, end } = closeLoop(
    { sampleRate: RATE, channels: [noise] },
    { startSeconds: 1, endSeconds: 2.5 },
  );
  const power = (from: number, to: number): number =>
    pcm.channels[0]!.subarray(from, to).reduce((sum, value) => sum + value ** 2, 0) / (to - from);
  const fade = FADE_SECONDS * RATE;
  expect(power(end - fade, end) / power(0, end - fade)).toBeCloseTo(1, 1);
});

it('takes a decay out of the loop', () => {
  const fading = heldTone(220, 0.25);
  const loop = findLoop(fading, search);
  const even = evenOut(fading, loop).channels[0]!;
  const peakBefore = (seconds: number): number => {
    const end = Math.round(seconds * RATE);
    return Math.max(...even.subarray(end - 0.1 * RATE, end));
  };
  expect(peakBefore(loop.endSeconds) / peakBefore(loop.startSeconds)).toBeCloseTo(1, 1);
});
