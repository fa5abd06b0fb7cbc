import { expect, test } from 'vitest';
import type { Note, Score } from '../music/score.ts';
import { BAR_POSITIONS, foldOctaves, pitchByTime } from './noteMaps.ts';
import { meanPatterns, notePatterns } from './notePatterns.ts';

/** Four ticks a quarter note, common time. */
const score = (notes: readonly Partial<Note>[], isDrum = false): Score => ({
  title: '',
  ticksPerQuarter: 4,
  tracks: [
    {
      name: '',
      program: 0,
      isDrum,
      notes: notes.map((note) => ({
        startTicks: 0,
        durationTicks: 4,
        pitch: 60,
        velocity: 64,
        ...note,
      })),
      pedals: [],
    },
  ],
  tempos: [{ ticks: 0, tempoBpm: 120 }],
  meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
});
const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

test('shares of the notes, by pitch, place and step', () => {
  const patterns = notePatterns(score([{}, { startTicks: 8, pitch: 72 }, { startTicks: 16 }]));
  expect(patterns.positions[60 * BAR_POSITIONS]).toBeCloseTo(2 / 3);
  expect(patterns.positions[72 * BAR_POSITIONS + 8]).toBeCloseTo(1 / 3);
  const folded = foldOctaves(patterns.positions);
  expect([folded[0], folded[8], sum(folded)].map((value) => Math.round(value! * 3))).toEqual([
    2, 1, 3,
  ]);
  expect(patterns.transitions[0]).toBe(1);
  expect([patterns.intervals[0], patterns.intervals[24]]).toEqual([0.5, 0.5]);
});

test('a long piece counts no more than a short one, and one without melody not at all', () => {
  const long = Array.from({ length: 99 }, (_, i) => ({ startTicks: i * 16, pitch: 50 }));
  const mean = meanPatterns([score([{}]), score(long), score([{}], true)].map(notePatterns))!;
  expect(mean.positions[60 * BAR_POSITIONS]).toBe(0.5);
  expect(mean.positions[50 * BAR_POSITIONS]).toBe(0.5);
  // One note has no step: only the long piece is asked.
  expect(mean.intervals[12]).toBe(1);
  expect(meanPatterns([])).toBe(null);
});

test('nothing is shared of nothing', () => {
  const { positions, transitions, intervals, lengths } = notePatterns(score([]));
  for (const cells of [positions, transitions, intervals, lengths]) expect(sum(cells)).toBe(0);
});

test('voices that sound, by pitch and time', () => {
  const notes = [{ durationTicks: 8 }, { durationTicks: 4 }, { startTicks: 6, pitch: 62 }];
  const map = pitchByTime(score(notes), 5, 10);
  expect(map).toMatchObject({ rows: 3, columns: 5, lowestPitch: 60 });
  expect(pitchByTime(score(notes), 10, 20).values.slice(0, 10)).toEqual([
    2, 2, 1, 1, 0, 0, 0, 0, 0, 0,
  ]);
  expect(map.values.slice(0, 5)).toEqual([2, 2, 1, 1, 0]);
  expect(map.values.slice(10)).toEqual([0, 0, 0, 1, 1]);
  expect(pitchByTime(score([]), 5, 10)).toMatchObject({ rows: 0, values: [] });
  expect(pitchByTime(score([{ pitch: 36 }], true), 1, 4).values).toEqual([1]);
});
