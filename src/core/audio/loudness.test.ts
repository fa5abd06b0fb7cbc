import { expect, it } from 'vitest';
import { attackLoudness, levellingGains } from './loudness.ts';
import { amplify, type Pcm } from './pcm.ts';

const sine = (hz: number, sampleRate: number, channelCount: number): Pcm => {
  const channel = Float32Array.from({ length: sampleRate }, (_, i) =>
    Math.sin((2 * Math.PI * hz * i) / sampleRate),
  );
  return { sampleRate, channels: Array.from({ length: channelCount }, () => channel) };
};

it('reads the calibration tone of BS.1770: 997 Hz at full scale in one channel is -3.01 LUFS', () => {
  expect(attackLoudness(sine(997, 48_000, 1))).toBeCloseTo(-3.01, 1);
  expect(attackLoudness(sine(997, 44_100, 1))).toBeCloseTo(-3.01, 1);
  expect(attackLoudness(sine(997, 48_000, 2))).toBeCloseTo(0, 1);
});

it('weights treble up and deep bass down', () => {
  const middle = attackLoudness(sine(1000, 48_000, 1));
  expect(attackLoudness(sine(8000, 48_000, 1)) - middle).toBeGreaterThan(2);
  expect(attackLoudness(sine(30, 48_000, 1)) - middle).toBeLessThan(-3);
});

it('follows gain decibel by decibel', () => {
  const tone = sine(440, 48_000, 2);
  expect(attackLoudness(amplify(tone, -12)) - attackLoudness(tone)).toBeCloseTo(-12, 3);
});

it('removes bumps between neighbours and leaves the slope', () => {
  const slope = Array.from({ length: 20 }, (_, i) => -10 - i * 0.3);
  for (const gain of levellingGains(slope)) expect(gain).toBeCloseTo(0, 9);
  const bumpy = slope.map((loudness, i) => loudness + (i % 2 === 0 ? 1 : -1));
  const gains = levellingGains(bumpy);
  const levelled = bumpy.map((loudness, i) => loudness + gains[i]!).slice(4, -4);
  for (const [i, loudness] of levelled.slice(1).entries())
    expect(Math.abs(loudness - levelled[i]!)).toBeLessThan(0.5);
});
