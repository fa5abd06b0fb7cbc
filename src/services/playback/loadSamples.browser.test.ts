import { beforeAll, expect, it } from 'vitest';
import { measureCents } from '../../core/audio/pitchDeviation.ts';
import { peakOf, type Pcm } from '../../core/audio/pcm.ts';
import { loadSamples } from './loadSamples.ts';

// What this browser's own decoder makes of the shipped files, at a rate that is not theirs.
let samples: ReadonlyMap<number, Pcm>;
beforeAll(async () => {
  const context = new OfflineAudioContext(2, 1, 48_000);
  const loaded = await loadSamples('/', 0, context);
  samples = new Map(
    [...loaded].map(([pitch, buffer]) => [
      pitch,
      { sampleRate: 48_000, channels: [buffer.getChannelData(0), buffer.getChannelData(1)] },
    ]),
  );
}, 30_000);

it('covers the piano', () => {
  expect(Math.min(...samples.keys())).toBe(21);
  expect(Math.max(...samples.keys())).toBe(108);
});

it('starts every note within 5 ms', () => {
  for (const [pitch, pcm] of samples) {
    const threshold = peakOf(pcm) / 10;
    const onset = pcm.channels[0]!.findIndex((value) => Math.abs(value) >= threshold);
    expect((onset / 48_000) * 1000, `milliseconds of note ${pitch}`).toBeLessThan(5);
  }
});

it('is in tune within 10 cents', () => {
  for (const [pitch, pcm] of samples)
    expect(Math.abs(measureCents(pcm, pitch)), `cents of note ${pitch}`).toBeLessThanOrEqual(10);
}, 60_000);
