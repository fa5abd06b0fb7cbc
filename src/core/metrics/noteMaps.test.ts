import { expect, test } from 'vitest';
import type { Note, Score } from '../music/score.ts';
import type { TakeEvaluation } from './evaluation.ts';
import { BAR_POSITIONS, pitchByPosition, pitchClassByTime } from './noteMaps.ts';
import { MEASURE_NAMES, type Measures } from './pieceMeasures.ts';
import { judgeTake } from './verdict.ts';
import { withoutPrime } from './withoutPrime.ts';

const note = (startTicks: number, pitch: number, durationTicks = 4): Note => ({
  startTicks,
  durationTicks,
  pitch,
  velocity: 64,
});
/** Four ticks a quarter note, bars of three. */
const score = (...tracks: readonly Note[][]): Score => ({
  title: '',
  ticksPerQuarter: 4,
  tracks: tracks.map((notes) => ({ name: '', program: 0, isDrum: false, notes, pedals: [] })),
  tempos: [{ ticks: 0, tempoBpm: 120 }],
  meters: [{ ticks: 0, numerator: 3, denominator: 4 }],
});

test('notes are counted by pitch and place in the bar', () => {
  const counts = pitchByPosition(score([note(0, 60), note(12, 60), note(18, 62)]));
  expect(counts).toHaveLength(128 * BAR_POSITIONS);
  expect(counts[60 * BAR_POSITIONS]).toBe(2);
  expect(counts[62 * BAR_POSITIONS + 8]).toBe(1);
  expect(pitchByPosition(score()).some(Boolean)).toBe(false);
});

test('a note over a bar line sounds in both bars', () => {
  const map = pitchClassByTime(score([note(8, 61, 8)]));
  expect(map).toMatchObject({ rows: 12, columns: 2, barsPerColumn: 1 });
  expect(map.values.slice(2, 4)).toEqual([1, 1]);
  expect(map.values.reduce((sum, value) => sum + value, 0)).toBe(2);
});

test('what was given is left out, by time over all tracks', () => {
  const take = score([note(0, 60), note(8, 62)], [note(4, 40), note(8, 41)]);
  const { score: written, fromBar } = withoutPrime(take, 3);
  expect(fromBar).toBe(0);
  expect(written.tracks.map(({ notes }) => notes.map(({ pitch }) => pitch))).toEqual([[62], []]);
});

test('a verdict needs a long copy, or several measures outside of many values', () => {
  const all = <Value>(value: Value) =>
    Object.fromEntries(MEASURE_NAMES.map((name) => [name, value])) as Record<
      (typeof MEASURE_NAMES)[number],
      Value
    >;
  const span = { startTicks: 0, endTicks: 1 };
  const run = { inTake: span, inPiece: span, pieceId: 'a', notes: 8, changedNotes: 0 };
  const take = (measures: Measures, values: number[], notes: number): TakeEvaluation => ({
    id: 'take',
    measures,
    below: all(0.5),
    spread: { unit: 'piece', bars: 8, values: all(values) },
    exact: { copiedShare: 0.1, longest: { ...run, notes }, runs: [] },
    near: { copiedShare: 0.1, longest: null, runs: [] },
    nearestPieceId: 'a',
  });
  const many = Array.from({ length: 20 }, (_, i) => i);
  expect(judgeTake(take(all(10), many, 31))).toEqual([]);
  expect(judgeTake(take(all(NaN), many, 31))).toEqual([]);
  expect(judgeTake(take(all(10), many, 32)).map(({ kind }) => kind)).toEqual(['copies']);
  expect(judgeTake(take({ ...all(10), density: 30, leap: -1 }, many, 8))).toEqual([]);
  expect(judgeTake(take({ ...all(10), density: 30, leap: -1, pitchRange: 20 }, many, 8))).toEqual([
    { kind: 'outside', measures: ['density', 'pitchRange', 'leap'] },
  ]);
  // Of fewer pieces more measures are outside by chance: of ten, three of sixteen.
  const ten = many.slice(0, 10);
  const five = { density: 30, leap: -1, pitchRange: 20, polyphony: 20, noteLength: 20 };
  expect(judgeTake(take({ ...all(5), ...five }, ten, 8))).toEqual([]);
  expect(judgeTake(take({ ...all(5), ...five, pitchesUsed: 20 }, ten, 8))).toHaveLength(1);
  expect(judgeTake(take(all(30), many.slice(0, 7), 8))).toEqual([]);
});
