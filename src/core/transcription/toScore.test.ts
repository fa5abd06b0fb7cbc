import { describe, expect, it } from 'vitest';
import { createTimeMap } from '../music/timeMap.ts';
import type { HeardNote } from './pitchActivity.ts';
import { toScore, type Pulse } from './toScore.ts';

const note = (startSeconds: number, durationSeconds = 0.4, pitch = 60): HeardNote => ({
  startSeconds,
  durationSeconds,
  pitch,
  amplitude: 0.5,
});
const starts = (...args: Parameters<typeof toScore>): number[] =>
  toScore(...args).score.tracks[0]!.notes.map(({ startTicks }) => startTicks);
const pulse = (
  seconds: readonly number[],
  tempoBpm: number,
  bars?: Partial<Pulse['bars']>,
): Pulse => ({
  beats: { seconds, tempoBpm, strengths: seconds.map(() => 0) },
  bars: { beatsPerBar: 2, firstDownbeat: 0, ...bars },
});
const steady = pulse([1, 1.5, 2, 2.5, 3], 120, { firstDownbeat: 1 });

describe('toScore', () => {
  it('begins with the bar of the first note, one tempo for a steady beat', () => {
    const { score, offsetSeconds } = toScore('Waltz', [note(1.52), note(2.25)], steady, 0);
    expect(offsetSeconds).toBeCloseTo(1.5);
    expect(score.tempos).toEqual([{ ticks: 0, tempoBpm: 120 }]);
    expect(score.tracks[0]!.notes).toMatchObject([
      { startTicks: 19, durationTicks: 384, velocity: 64 },
      { startTicks: 720 },
    ]);
  });

  it('goes back to a bar before the first beat found', () => {
    const { offsetSeconds, score } = toScore(
      'Waltz',
      [note(0.3)],
      pulse(steady.beats.seconds, 120, { beatsPerBar: 3, firstDownbeat: 1 }),
      0,
    );
    expect(offsetSeconds).toBeCloseTo(0);
    expect(score.meters).toEqual([{ ticks: 0, numerator: 3, denominator: 4 }]);
  });

  it('moves notes to semiquavers as far as it is told', () => {
    const notes = [note(1.52), note(2.25)];
    expect(starts('Waltz', notes, steady, 1)).toEqual([0, 720]);
    expect(starts('Waltz', notes, steady, 0.5)).toEqual([10, 720]);
  });

  it('keeps a note that quantising would swallow', () => {
    const { score } = toScore('Waltz', [note(1.5, 0.05)], steady, 1);
    expect(score.tracks[0]!.notes).toMatchObject([{ startTicks: 0, durationTicks: 120 }]);
  });

  it('gives each beat its tempo where they are not steady, so that it sounds as it was played', () => {
    const seconds = [1, 1.5, 2.1, 2.9, 3.9];
    const played = [note(1), note(1.75), note(2.9), note(3.4), note(4.4)];
    const { score, offsetSeconds } = toScore('Waltz', played, pulse(seconds, 85), 0);
    expect(score.tempos.length).toBe(4);
    const map = createTimeMap(score);
    const heard = score.tracks[0]!.notes.map((n) => map.toSeconds(n.startTicks) + offsetSeconds);
    for (const [i, at] of heard.entries()) expect(at).toBeCloseTo(played[i]!.startSeconds, 2);
    expect(score.tracks[0]!.notes[2]!.startTicks).toBe(3 * 480);
  });

  it('begins on the last beat but one where the first note is at the last of unsteady beats', () => {
    const uneven = pulse([0, 0.6, 1.2, 1.8, 2], 60 / 0.52, { firstDownbeat: 1 });
    const { score, offsetSeconds } = toScore('Waltz', [note(1.95)], uneven, 0);
    expect(offsetSeconds).toBe(1.8);
    expect(score.tempos).toMatchObject([{ ticks: 0, tempoBpm: expect.closeTo(300) as number }]);
    expect(score.tracks[0]!.notes).toMatchObject([{ startTicks: 360, durationTicks: 960 }]);
  });

  it('keeps free time without beats, from the first note on', () => {
    const { score, offsetSeconds } = toScore('Waltz', [note(1.5), note(1.77)], null, 1);
    expect(offsetSeconds).toBe(1.5);
    expect(score.tracks[0]!.notes.map(({ startTicks }) => startTicks)).toEqual([0, 259]);
  });

  it('carries a bend with its note, as it changes', () => {
    const bent = { ...note(1.5, 0.5), bend: [0, 0, 3, 3, -1] };
    const { score } = toScore('Waltz', [bent, note(2.5)], steady, 0);
    expect(score.tracks[0]!.bends).toEqual([
      {
        startTicks: 0,
        pitch: 60,
        changes: [
          { ticks: 0, semitones: 0 },
          { ticks: 192, semitones: 1 },
          { ticks: 384, semitones: -1 / 3 },
        ],
      },
    ]);
    expect(toScore('Waltz', [note(1)], null, 0).score.tracks[0]).not.toHaveProperty('bends');
  });
});
