import { expect, it } from 'vitest';
import { convertInstrument, TARGET_LUFS, type NoteRequest } from './convertInstrument.ts';
import type { InstrumentPlan } from './instrumentPlan.ts';
import { momentaryLoudness } from './loudness.ts';
import { amplify, countFrames, peakOf, type Pcm } from './pcm.ts';
import { measureCents } from './pitchDeviation.ts';
import { findOnset } from './trim.ts';

const RATE = 16_000;

/** A string that is `offCents` off, comes 50 ms late, is uneven from note to note and dies away at `decay`. */
const instrument =
  (offCents: number, decay = 1) =>
  ({ pitch, seconds, tuneCents }: NoteRequest): Pcm => {
    const hz = 440 * 2 ** ((pitch - 69 + (offCents + tuneCents) / 100) / 12);
    const level = pitch % 2 === 0 ? 0.1 : 0.05;
    const late = Math.round(0.05 * RATE);
    const channel = Float32Array.from({ length: Math.round(seconds * RATE) }, (_, i) => {
      const t = (i - late) / RATE;
      return t < 0 ? 0 : level * Math.exp(-t * decay) * Math.sin(2 * Math.PI * hz * t);
    });
    return { sampleRate: RATE, channels: [channel, channel.slice()] };
  };

const plan: InstrumentPlan = {
  instrument: 0,
  name: 'String',
  pitches: [48, 62, 69],
  velocities: [100],
  isHeld: false,
  isPitched: true,
  maxSeconds: () => 2,
  settleSeconds: 0.5,
  releaseSeconds: 0.2,
  keptCents: 8,
};

it('measures the pitch of a note to the cent', () => {
  for (const off of [-35, -4, 0, 12, 41]) {
    const request = { instrument: 0, pitch: 57, velocity: 100, seconds: 2, tuneCents: 0 };
    expect(measureCents(instrument(off)(request), 57)).toBe(off);
  }
});

it('brings notes that are out of tune within what may be kept, and lets the others be', async () => {
  for (const { pcm, pitch } of await convertInstrument(plan, instrument(30)))
    expect(measureCents(pcm, pitch)).toBe(8);
  for (const { pcm, pitch } of await convertInstrument(plan, instrument(-5)))
    expect(measureCents(pcm, pitch)).toBe(-5);
});

it('starts each sample at its onset, ends it in time and leaves 3 dB', async () => {
  for (const { pcm, loop } of await convertInstrument(plan, instrument(0))) {
    expect(findOnset(pcm) / RATE).toBeLessThanOrEqual(0.0011);
    expect(countFrames(pcm)).toBeLessThanOrEqual(2 * RATE);
    expect(peakOf(pcm)).toBeCloseTo(10 ** (-3 / 20), 3);
    expect(loop).toBeNull();
  }
});

it('says the gain that makes all notes of all layers equally loud', async () => {
  const layered = { ...plan, velocities: [60, 100] };
  const loudness = (await convertInstrument(layered, instrument(0))).map(({ pcm, gainDb }) =>
    momentaryLoudness(amplify(pcm, gainDb)),
  );
  expect(loudness).toHaveLength(6);
  for (const value of loudness) expect(Math.abs(value - TARGET_LUFS)).toBeLessThan(1.5);
});

it('loops what is held, after its attack and inside the sample', async () => {
  for (const { pcm, loop } of await convertInstrument(
    { ...plan, isHeld: true },
    instrument(0, 0.1),
  )) {
    expect(loop?.startSeconds).toBe(0.5);
    expect(loop?.endSeconds).toBeLessThan(countFrames(pcm) / RATE);
  }
});

it('makes nothing of an instrument that makes no sound', async () => {
  const silent = ({ seconds }: NoteRequest): Pcm => {
    const channel = new Float32Array(seconds * RATE);
    return { sampleRate: RATE, channels: [channel, channel] };
  };
  expect(await convertInstrument(plan, silent)).toEqual([]);
});

it('leaves out the notes that are silent', async () => {
  const half = (request: NoteRequest): Pcm =>
    request.pitch > 50
      ? instrument(0)(request)
      : { sampleRate: RATE, channels: [new Float32Array(9), new Float32Array(9)] };
  expect((await convertInstrument(plan, half)).map(({ pitch }) => pitch)).toEqual([62, 69]);
});

it('can be stopped after any note', async () => {
  const shares: number[] = [];
  const stopping = convertInstrument(plan, instrument(0), (share) => {
    shares.push(share);
    return share > 0.5 ? Promise.reject(new Error('enough')) : Promise.resolve();
  });
  await expect(stopping).rejects.toThrow('enough');
  expect(shares).toEqual([1 / 3, 2 / 3]);
});
