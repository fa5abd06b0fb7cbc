import { describe, expect, it } from 'vitest';
import shipped from '../../../public/samples/manifest.json' with { type: 'json' };
import { momentaryLoudness } from '../../core/audio/loudness.ts';
import { amplify, peakOf, type Pcm } from '../../core/audio/pcm.ts';
import { measureCents } from '../../core/audio/pitchDeviation.ts';
import { parseSampleSet, type SampledInstrument } from '../../core/audio/sampleSet.ts';
import { noteAt, scoreOf, trackOf } from '../../testing/playerScores.ts';
import { renderWhole } from '../../testing/renderWhole.ts';
import { createSampleLibrary, type Sound } from './sampleLibrary.ts';

// What this browser's own decoder makes of the shipped files, at a rate that is not theirs.
const RATE = 48_000;
const { instruments } = parseSampleSet(shipped);
const library = createSampleLibrary('/');

interface Heard {
  readonly pitch: number;
  readonly sound: Sound;
  /** As loud as it plays; both channels, as mono comes from both speakers. */
  readonly pcm: Pcm;
}

async function hear({ instrument, samples }: SampledInstrument): Promise<readonly Heard[]> {
  const needs = samples.map(({ pitch, velocity }) => ({ instrument, pitch, velocity }));
  await library.load(needs, new OfflineAudioContext(2, 1, RATE));
  return needs.map((need) => {
    const sound = library.soundOf(need)!;
    const { buffer, gain } = sound;
    const left = buffer.getChannelData(0);
    const right = buffer.numberOfChannels > 1 ? buffer.getChannelData(1) : left;
    const pcm = amplify({ sampleRate: RATE, channels: [left, right] }, 20 * Math.log10(gain));
    return { pitch: need.pitch, sound, pcm };
  });
}

const melodic = instruments.filter(({ instrument }) => instrument !== 'drums');
const pitched = instruments.filter(({ isPitched }) => isPitched);
const held = pitched.filter(({ samples }) => samples[0]!.loop !== null);

describe.each(melodic.map((one) => [one.name, one] as const))('%s', (_, instrument) => {
  it(
    'is in tune within 10 cents, and as loud as all others within 3 LU',
    { timeout: 60_000 },
    async () => {
      for (const { pitch, pcm } of await hear(instrument)) {
        const loudness = momentaryLoudness(pcm);
        expect(loudness, `LUFS of note ${pitch}`).toBeGreaterThan(-19.5);
        expect(loudness, `LUFS of note ${pitch}`).toBeLessThan(-16.5);
        if (instrument.isPitched)
          expect(Math.abs(measureCents(pcm, pitch)), `cents of note ${pitch}`).toBeLessThanOrEqual(
            10,
          );
      }
    },
  );
});

it('gives a drum kit whose kick and snare are as loud as the instruments', async () => {
  const kit = await hear(instruments.find(({ instrument }) => instrument === 'drums')!);
  const loudness = new Map(kit.map(({ pitch, pcm }) => [pitch, momentaryLoudness(pcm)]));
  expect((loudness.get(36)! + loudness.get(38)!) / 2).toBeCloseTo(-18, 0);
  for (const [drum, lufs] of loudness) expect(lufs, `LUFS of drum ${drum}`).toBeLessThan(-13.5);
});

/** Shaken, rubbed or scattered: maracas, cabasa, long guiro, cuicas, shaker, bells. */
const SLOW_DRUMS: ReadonlySet<number> = new Set([69, 70, 74, 78, 79, 82, 83, 84]);

it('starts every piano note and every drum within 5 ms', { timeout: 60_000 }, async () => {
  for (const instrument of instruments.filter(({ instrument: id }) => id === 0 || id === 'drums'))
    for (const { pitch, pcm } of await hear(instrument)) {
      if (instrument.instrument === 'drums' && SLOW_DRUMS.has(pitch)) continue;
      const threshold = peakOf(pcm) / 10;
      const onset = pcm.channels[0]!.findIndex((value) => Math.abs(value) >= threshold);
      expect((onset / RATE) * 1000, `ms of ${instrument.name} ${pitch}`).toBeLessThan(5);
    }
});

describe.each(held.map((one) => [one.name, one] as const))('%s, held for 12 s', (_, instrument) => {
  it('goes on, and its loop has no click', { timeout: 60_000 }, async () => {
    const id = instrument.instrument as number;
    const middle = instrument.samples[instrument.samples.length >> 1]!;
    // A semitone off, so that the loop does not fall on whole frames.
    const score = scoreOf(trackOf([noteAt(0, middle.pitch + 1, 12)], id));
    const rendered = await renderWhole(score, library, RATE);
    const wave = rendered.getChannelData(0);
    const sound = library.soundOf({ instrument: id, pitch: middle.pitch + 1, velocity: 100 })!;
    const rate = 2 ** (1 / 12);
    const { start, end } = sound.loop!;

    const rms = (from: number, to: number): number => {
      const part = wave.subarray(from * RATE, to * RATE);
      return Math.sqrt(part.reduce((sum, value) => sum + value ** 2, 0) / part.length);
    };
    const level = rms(start / rate, end / rate);
    expect(rms(10.5, 11.5) / level).toBeGreaterThan(0.6);
    expect(rms(10.5, 11.5) / level).toBeLessThan(1.6);

    // A click is a sudden bend of the wave: none at a seam is sharper than those of the sound itself.
    const bend = (i: number): number => Math.abs(wave[i + 1]! - 2 * wave[i]! + wave[i - 1]!);
    const sharpest = (from: number, to: number): number => {
      let max = 0;
      for (let i = Math.round(from * RATE); i < to * RATE; i++) max = Math.max(max, bend(i));
      return max;
    };
    const own = sharpest(start / rate, end / rate - 0.01);
    for (let seam = end / rate; seam < 11.5; seam += (end - start) / rate)
      expect(sharpest(seam - 0.002, seam + 0.002) / own, `seam at ${seam} s`).toBeLessThan(1.25);
  });
});
