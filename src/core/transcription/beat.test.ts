// Activity made by hand: something begins at known moments, with a little chance added.
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { estimateTempo, onsetStrength, trackBeats } from './beat.ts';
import { PITCHES, type PitchActivity } from './pitchActivity.ts';
import { countFrames, frameAt, SAMPLE_RATE } from './windows.ts';

const SECONDS = 30;

function activityOf(onsetSeconds: readonly number[]): PitchActivity {
  const random = createRandom(3);
  const frames = countFrames(SECONDS * SAMPLE_RATE);
  const onsets = Float32Array.from({ length: frames * PITCHES }, () => 0.01 * random.next());
  for (const seconds of onsetSeconds) onsets[frameAt(seconds) * PITCHES + 40] = 0.9;
  return { frames, onsets, sounding: new Float32Array(frames * PITCHES) };
}

const every = (period: number, from = 0.4): number[] =>
  Array.from({ length: Math.floor((SECONDS - from) / period) }, (_, i) => from + i * period);

describe('tempo', () => {
  it.each([80, 100, 126, 150])('finds %i beats a minute to a hundredth', (tempoBpm) => {
    const strength = onsetStrength(activityOf(every(60 / tempoBpm)));
    const found = estimateTempo(strength);
    expect(found).not.toBeNull();
    const beats = trackBeats(strength, found!.tempoBpm)!;
    expect(Math.abs(beats.tempoBpm / tempoBpm - 1)).toBeLessThan(0.01);
  });

  it('puts the beats on the onsets', () => {
    const played = every(0.6);
    const { seconds } = trackBeats(onsetStrength(activityOf(played)), 100)!;
    for (const at of played.slice(1, -1))
      expect(Math.min(...seconds.map((beat) => Math.abs(beat - at)))).toBeLessThan(0.03);
  });

  it('follows a tempo that changes', () => {
    const played = [0.4];
    while (played.at(-1)! < SECONDS - 1)
      played.push(played.at(-1)! + 0.5 + (0.15 * played.length) / 60);
    const { seconds } = trackBeats(onsetStrength(activityOf(played)), 110)!;
    const near = played.filter((at) => seconds.some((beat) => Math.abs(beat - at) < 0.05));
    expect(near.length / played.length).toBeGreaterThan(0.9);
  });

  it('finds none where onsets fall by chance', () => {
    const random = createRandom(7);
    const chance = Array.from({ length: 60 }, () => random.next() * (SECONDS - 1));
    expect(estimateTempo(onsetStrength(activityOf(chance)))).toBeNull();
  });

  it('finds none in silence or in a moment of sound', () => {
    const silence = { frames: 2000, onsets: new Float32Array(2000 * PITCHES) };
    expect(estimateTempo(onsetStrength({ ...silence, sounding: silence.onsets }))).toBeNull();
    const moment = { frames: 100, onsets: new Float32Array(100 * PITCHES) };
    expect(estimateTempo(onsetStrength({ ...moment, sounding: moment.onsets }))).toBeNull();
  });
});
