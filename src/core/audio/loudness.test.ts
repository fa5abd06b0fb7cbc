import { expect, it } from 'vitest';
import { levellingGains, momentaryLoudness } from './loudness.ts';
import { amplify, type Pcm } from './pcm.ts';

const sine = (hz: number, sampleRate: number, channelCount: number): Pcm => {
  const channel = Float32Array.from({ length: sampleRate }, (_, i) =>
    Math.sin((2 * Math.PI * hz * i) / sampleRate),
  );
  return { sampleRate, channels: Array.from({ length: channelCount }, () => channel) };
};

it('reads the calibration tone of BS.1770: 997 Hz at full scale in one channel is -3.01 LUFS', () => {
  expect(momentaryLoudness(sine(997, 48_000, 1))).toBeCloseTo(-3.01, 1);
  expect(momentaryLoudness(sine(997, 44_100, 1))).toBeCloseTo(-3.01, 1);
  expect(momentaryLoudness(sine(997, 48_000, 2))).toBeCloseTo(0, 1);
});

it('weights treble up and deep bass down', () => {
  const middle = momentaryLoudness(sine(1000, 48_000, 1));
  expect(momentaryLoudness(sine(8000, 48_000, 1)) - middle).toBeGreaterThan(2);
  expect(momentaryLoudness(sine(30, 48_000, 1)) - middle).toBeLessThan(-3);
});

it('follows gain decibel by decibel', () => {
  const tone = sine(440, 48_000, 2);
  expect(momentaryLoudness(amplify(tone, -12)) - momentaryLoudness(tone)).toBeCloseTo(-12, 3);
});

it('finds the loudest moment of a note that swells', () => {
  const { sampleRate, channels } = sine(997, 48_000, 1);
  const swell = channels[0]!.map((value, i) => (i < sampleRate / 2 ? value / 100 : value));
  expect(momentaryLoudness({ sampleRate, channels: [swell] })).toBeCloseTo(-3.01, 1);
});

it('counts a short sound as the part of 400 ms that it is', () => {
  const { sampleRate, channels } = sine(997, 48_000, 1);
  const short = channels[0]!.slice(0, sampleRate / 10);
  expect(momentaryLoudness({ sampleRate, channels: [short] })).toBeCloseTo(-3.01 - 6.02, 0);
});

it('levels to the target, without bumps and with little slope', () => {
  const steep = Array.from({ length: 20 }, (_, i) => -10 - i * 0.6 + (i % 2 === 0 ? 1 : -1));
  const gains = levellingGains(steep, -18);
  const levelled = steep.map((loudness, i) => loudness + gains[i]!);
  expect(levelled.reduce((sum, value) => sum + value, 0) / 20).toBeCloseTo(-18, 6);
  expect(Math.max(...levelled) - Math.min(...levelled)).toBeLessThan(2.5);
  for (const [i, loudness] of levelled.slice(1).entries())
    expect(Math.abs(loudness - levelled[i]!)).toBeLessThan(0.5);
  expect(levelled[0]).toBeGreaterThan(levelled[19]!);
});
