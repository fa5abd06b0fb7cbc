import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPedalledScore } from '../../testing/scoreArbitrary.ts';
import { foldPedal } from './foldPedal.ts';
import type { Note, PedalChange, Score } from './score.ts';

const note = (startTicks: number, durationTicks: number, pitch = 60): Note => ({
  startTicks,
  durationTicks,
  pitch,
  velocity: 64,
});

const scoreOf = (notes: readonly Note[], pedalTicks: readonly number[], isDrum = false): Score => {
  const pedals: PedalChange[] = pedalTicks.map((ticks, i) => ({ ticks, isDown: i % 2 === 0 }));
  return {
    title: '',
    ticksPerQuarter: 100,
    tracks: [{ name: '', program: 0, isDrum, notes, pedals }],
    tempos: [{ ticks: 0, tempoBpm: 120 }],
    meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
  };
};

const durations = (score: Score): number[] =>
  foldPedal(score).tracks.flatMap(({ notes }) => notes.map(({ durationTicks }) => durationTicks));

describe('foldPedal', () => {
  it('holds a note released under the pedal until it comes up', () => {
    expect(durations(scoreOf([note(0, 10)], [0, 50]))).toEqual([50]);
    expect(durations(scoreOf([note(0, 10)], [5, 50]))).toEqual([50]);
  });

  it('leaves notes alone that end before, after or as the pedal comes up', () => {
    expect(durations(scoreOf([note(0, 10), note(20, 40, 61)], [11, 50]))).toEqual([10, 40]);
    expect(durations(scoreOf([note(0, 50)], [0, 50]))).toEqual([50]);
  });

  it('ends a held note where its pitch is struck again', () => {
    expect(durations(scoreOf([note(0, 10), note(30, 10), note(35, 1, 61)], [0, 50]))).toEqual([
      30, 20, 15,
    ]);
  });

  it('holds notes of one pitch struck together alike', () => {
    expect(durations(scoreOf([note(0, 10), note(0, 20), note(90, 1)], [0, 50]))).toEqual([
      50, 50, 1,
    ]);
  });

  it('never shortens notes of one pitch that overlap', () => {
    expect(durations(scoreOf([note(0, 40), note(10, 5)], [0, 100]))).toEqual([40, 90]);
  });

  it('holds to the end of the score when the pedal stays down', () => {
    expect(durations(scoreOf([note(0, 10), note(90, 10, 61)], [0]))).toEqual([100, 10]);
  });

  it('does not hold drums, but frees them of the pedal', () => {
    const folded = foldPedal(scoreOf([note(0, 10)], [0, 50], true));
    expect(folded.tracks[0]).toMatchObject({ notes: [note(0, 10)], pedals: [] });
  });

  it('keeps every note, only longer, and leaves nothing to fold', () => {
    fc.assert(
      fc.property(anyPedalledScore, (score) => {
        const folded = foldPedal(score);
        const [before, after] = [score.tracks[0]!.notes, folded.tracks[0]!.notes];
        expect(after.map((n, i) => ({ ...n, durationTicks: before[i]!.durationTicks }))).toEqual(
          before,
        );
        expect(after.every((n, i) => n.durationTicks >= before[i]!.durationTicks)).toBe(true);
        expect(foldPedal(folded)).toBe(folded);
      }),
    );
  });
});
