import { expect, it } from 'vitest';
import { convertInstrument, type NoteRequest } from './convertInstrument.ts';
import { countFrames, peakOf, type Pcm } from './pcm.ts';
import { measureCents } from './pitchDeviation.ts';
import { findOnset } from './trim.ts';

const RATE = 44_100;

/** A plucked string that is `offCents` off, comes 50 ms late and is uneven from note to note. */
const instrument =
  (offCents: number) =>
  ({ pitch, seconds, tuneCents }: NoteRequest): Pcm => {
    const hz = 440 * 2 ** ((pitch - 69 + (offCents + tuneCents) / 100) / 12);
    const level = pitch % 2 === 0 ? 0.1 : 0.05;
    const late = Math.round(0.05 * RATE);
    const channel = Float32Array.from({ length: Math.round(seconds * RATE) }, (_, i) => {
      const t = (i - late) / RATE;
      return t < 0 ? 0 : level * Math.exp(-t) * Math.sin(2 * Math.PI * hz * t);
    });
    return { sampleRate: RATE, channels: [channel, channel.slice()] };
  };

const plan = { program: 0, pitches: [48, 55, 62, 69, 76], velocity: 100, maxSeconds: () => 2 };

it('measures the pitch of a note to the cent', () => {
  for (const off of [-35, -4, 0, 12, 41]) {
    const request = { program: 0, pitch: 57, velocity: 100, seconds: 2, tuneCents: 0 };
    expect(measureCents(instrument(off)(request), 57)).toBe(off);
  }
});

it('brings notes that are out of tune within 8 cents, and lets the others be', () => {
  for (const { cents } of convertInstrument(plan, instrument(30))) expect(cents).toBe(8);
  for (const { cents } of convertInstrument(plan, instrument(-5))) expect(cents).toBe(-5);
});

it('starts each sample at its onset, ends it in time and levels the set to -3 dB', () => {
  const samples = convertInstrument(plan, instrument(0));
  for (const { pcm } of samples) {
    expect(findOnset(pcm) / RATE).toBeLessThanOrEqual(0.0011);
    expect(countFrames(pcm)).toBeLessThanOrEqual(2 * RATE);
  }
  expect(Math.max(...samples.map(({ pcm }) => peakOf(pcm)))).toBeCloseTo(10 ** (-3 / 20), 3);
});
