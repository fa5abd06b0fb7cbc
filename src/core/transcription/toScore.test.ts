import { describe, expect, it } from 'vitest';
import { createTimeMap } from '../music/timeMap.ts';
import type { HeardNote } from './pitchActivity.ts';
import { toScore } from './toScore.ts';

const note = (startSeconds: number, durationSeconds = 0.4, pitch = 60): HeardNote => ({
  startSeconds,
  durationSeconds,
  pitch,
  amplitude: 0.5,
});
const starts = (...args: Parameters<typeof toScore>): number[] =>
  toScore(...args).score.tracks[0]!.notes.map(({ startTicks }) => startTicks);
const steady = { seconds: [1, 1.5, 2, 2.5, 3], tempoBpm: 120 };

describe('toScore', () => {
  it('begins on the beat of the first note, one tempo for a steady beat', () => {
    const { score, offsetSeconds } = toScore('Waltz', [note(1.52), note(2.25)], steady, 0);
    expect(offsetSeconds).toBeCloseTo(1.5);
    expect(score.tempos).toEqual([{ ticks: 0, tempoBpm: 120 }]);
    expect(score.tracks[0]!.notes).toMatchObject([
      { startTicks: 19, durationTicks: 384, velocity: 64 },
      { startTicks: 720 },
    ]);
  });

  it('goes back to a beat before the first one found', () => {
    const { offsetSeconds } = toScore('Waltz', [note(0.3)], steady, 0);
    expect(offsetSeconds).toBeCloseTo(0);
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
    const { score, offsetSeconds } = toScore('Waltz', played, { seconds, tempoBpm: 85 }, 0);
    expect(score.tempos.length).toBe(4);
    const map = createTimeMap(score);
    const heard = score.tracks[0]!.notes.map((n) => map.toSeconds(n.startTicks) + offsetSeconds);
    for (const [i, at] of heard.entries()) expect(at).toBeCloseTo(played[i]!.startSeconds, 2);
    expect(score.tracks[0]!.notes[2]!.startTicks).toBe(3 * 480);
  });

  it('begins on the last beat but one where the first note is at the last of unsteady beats', () => {
    const beats = { seconds: [0, 0.6, 1.2, 1.8, 2], tempoBpm: 60 / 0.52 };
    const { score, offsetSeconds } = toScore('Waltz', [note(1.95)], beats, 0);
    expect(offsetSeconds).toBe(1.8);
    expect(score.tempos).toMatchObject([{ ticks: 0, tempoBpm: expect.closeTo(300) as number }]);
    expect(score.tracks[0]!.notes).toMatchObject([{ startTicks: 360, durationTicks: 960 }]);
  });

  it('keeps free time without beats, from the first note on', () => {
    const { score, offsetSeconds } = toScore('Waltz', [note(1.5), note(1.77)], null, 1);
    expect(offsetSeconds).toBe(1.5);
    expect(score.tracks[0]!.notes.map(({ startTicks }) => startTicks)).toEqual([0, 259]);
  });
});
