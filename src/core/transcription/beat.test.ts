// Activity made by hand: something begins at known moments, with a little chance added.
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { estimateTempo, findBeats, onsetRate, onsetStrength, trackBeats } from './beat.ts';
import { PITCHES, type HeardNote, type PitchActivity } from './pitchActivity.ts';
import { countFrames, frameAt, SAMPLE_RATE } from './windows.ts';

const SECONDS = 30;

function activityOf(onsetSeconds: readonly number[]): PitchActivity {
  const random = createRandom(3);
  const frames = countFrames(SECONDS * SAMPLE_RATE);
  const onsets = Float32Array.from({ length: frames * PITCHES }, () => 0.01 * random.next());
  for (const seconds of onsetSeconds) onsets[frameAt(seconds) * PITCHES + 40] = 0.9;
  return {
    frames,
    onsets,
    sounding: new Float32Array(frames * PITCHES),
    bends: new Int8Array(frames * PITCHES),
  };
}

const every = (period: number, from = 0.4): number[] =>
  Array.from({ length: Math.floor((SECONDS - from) / period) }, (_, i) => from + i * period);

const noteAt = (startSeconds: number, pitch: number): HeardNote => ({
  startSeconds,
  durationSeconds: 0.25,
  pitch,
  amplitude: 0.5,
});

const played = (onsets: readonly number[]) => ({
  activity: activityOf(onsets),
  notes: onsets.map((at) => noteAt(at, 61)),
});

it('counts moments, not notes', () => {
  const chord = [0, 0.01, 1, 2, 2.02].map((at) => noteAt(at, 60));
  expect(onsetRate(chord)).toBeCloseTo(1);
  expect(onsetRate(chord.slice(0, 2))).toBe(0);
});

describe('tempo', () => {
  it.each([48, 60, 72, 80])('finds %i beats a minute to a hundredth', (tempoBpm) => {
    const { activity, notes } = played(every(60 / tempoBpm));
    const beats = findBeats(activity, notes, null)!;
    expect(Math.abs(beats.tempoBpm / tempoBpm - 1)).toBeLessThan(0.01);
  });

  it('takes the same pulse for a faster beat the more notes there are', () => {
    const strength = onsetStrength(activityOf(every(0.5)));
    expect(estimateTempo(strength, 3)).toBeCloseTo(60, 0);
    expect(estimateTempo(strength, 8)).toBeCloseTo(120, 0);
  });

  it('puts the beats on the bass, not on the chords between, be they ever so full', () => {
    const period = 0.6;
    const bass = every(period);
    const chords = every(period, 0.4 + period / 2);
    const activity = activityOf([...bass, ...chords, ...chords, ...chords]);
    for (const at of chords)
      for (const column of [43, 47]) activity.onsets[frameAt(at) * PITCHES + column] = 0.9;
    const notes = [
      ...bass.map((at, i) => noteAt(at, 36 + 5 * (i % 2))),
      ...chords.flatMap((at, i) => [60, 64, 67].map((pitch) => noteAt(at, pitch + 5 * (i % 2)))),
    ].sort((a, b) => a.startSeconds - b.startSeconds);
    const { seconds } = findBeats(activity, notes, 100)!;
    const onBass = seconds.filter((at) => bass.some((beat) => Math.abs(beat - at) < 0.05));
    expect(onBass.length / seconds.length).toBeGreaterThan(0.9);
  });

  it('puts the beats on the onsets', () => {
    const onsets = every(0.6);
    const { seconds } = trackBeats(onsetStrength(activityOf(onsets)), 100)!;
    for (const at of onsets.slice(1, -1))
      expect(Math.min(...seconds.map((beat) => Math.abs(beat - at)))).toBeLessThan(0.03);
  });

  it('follows a tempo that changes', () => {
    const onsets = [0.4];
    while (onsets.at(-1)! < SECONDS - 1)
      onsets.push(onsets.at(-1)! + 0.5 + (0.15 * onsets.length) / 60);
    const { seconds } = trackBeats(onsetStrength(activityOf(onsets)), 110)!;
    const near = onsets.filter((at) => seconds.some((beat) => Math.abs(beat - at) < 0.05));
    expect(near.length / onsets.length).toBeGreaterThan(0.9);
  });

  it('finds none where onsets fall by chance', () => {
    const random = createRandom(7);
    const chance = Array.from({ length: 60 }, () => random.next() * (SECONDS - 1));
    expect(estimateTempo(onsetStrength(activityOf(chance)), 2)).toBeNull();
  });

  it('finds none in silence or in a moment of sound', () => {
    expect(estimateTempo(new Float32Array(2000), 0)).toBeNull();
    expect(estimateTempo(new Float32Array(100), 0)).toBeNull();
  });
});
