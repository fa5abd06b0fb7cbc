import { expect, test } from 'vitest';
import type { Note, Score } from '../music/score.ts';
import { longestBarRun } from './barLoops.ts';
import { barWindows, countBars } from './barWindows.ts';
import { estimateKey, isInKey } from './key.ts';
import { noteDensity, pitchClassEntropy, pitchRange, polyphony } from './measures.ts';

const BAR = 16;
const note = (startTicks: number, pitch: number, durationTicks = 4): Note => ({
  startTicks,
  durationTicks,
  pitch,
  velocity: 64,
});
/** A track each; four ticks a quarter note. */
const score = (...tracks: Note[][]): Score => ({
  title: '',
  ticksPerQuarter: 4,
  tracks: tracks.map((notes) => ({ name: '', program: 0, isDrum: false, notes, pedals: [] })),
  tempos: [{ ticks: 0, tempoBpm: 120 }],
  meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
});
const drums = (music: Score): Score => ({
  ...music,
  tracks: music.tracks.map((track) => ({ ...track, isDrum: true })),
});

test('pitch-class entropy: one class 0 bits, two equal ones 1, all twelve log2 12', () => {
  expect(pitchClassEntropy(score([note(0, 60), note(4, 72)]))).toBe(0);
  expect(pitchClassEntropy(score([note(0, 60)], [note(0, 61)]))).toBe(1);
  const chromatic = Array.from({ length: 12 }, (_, pitch) => note(pitch, 60 + pitch));
  expect(pitchClassEntropy(score(chromatic))).toBeCloseTo(Math.log2(12), 12);
});

test('polyphony: pitches over the time in which anything sounds, a doubled pitch once', () => {
  expect(polyphony(score([note(0, 60), note(100, 60)]))).toBe(1);
  // Four ticks of two pitches, four of one.
  expect(polyphony(score([note(0, 60, 8), note(0, 64, 4)]))).toBe(1.5);
  expect(polyphony(score([note(0, 60, 8)], [note(4, 60, 4)]))).toBe(1);
});

test('range and density', () => {
  const music = score([note(0, 40), note(4, 52)]);
  expect(pitchRange(music)).toBe(12);
  expect(noteDensity(music)).toBe(1);
  expect(noteDensity(music, BAR)).toBe(0.5);
});

test('without melody there is nothing to measure, and no number is made up', () => {
  for (const music of [score(), drums(score([note(0, 36)]))])
    expect([pitchClassEntropy, polyphony, pitchRange].map((measure) => measure(music))).toEqual([
      NaN,
      NaN,
      NaN,
    ]);
  expect(noteDensity(score())).toBeNaN();
  expect(noteDensity(drums(score([note(0, 36)])))).toBe(1);
});

test('equal bars in a row are counted, by everything but loudness', () => {
  const bar = (index: number, pitch = 60): Note => note(index * BAR, pitch);
  expect(longestBarRun(score([0, 1, 2, 3].map((index) => bar(index))))).toBe(4);
  expect(longestBarRun(score([bar(0), bar(1), bar(2, 61), bar(3), bar(4)]))).toBe(2);
  expect(longestBarRun(score([bar(0), { ...bar(1), velocity: 1 }]))).toBe(2);
  expect(longestBarRun(score([bar(0), { ...bar(1), durationTicks: 5 }]))).toBe(1);
  expect(longestBarRun(score([bar(0), bar(6)]))).toBe(5);
  expect(longestBarRun(score())).toBe(0);
});

test('windows share out the whole bars, and cut what reaches over their end', () => {
  const music = score(Array.from({ length: 20 }, (_, bar) => note(bar * BAR, 60, 3 * BAR)));
  expect(countBars(music)).toBe(22);
  const windows = barWindows(music, 8);
  expect(windows.map(({ score: { tracks } }) => tracks[0]!.notes.length)).toEqual([8, 8]);
  const last = windows[1]!.score.tracks[0]!.notes.at(-1)!;
  expect([last.startTicks, last.durationTicks]).toEqual([7 * BAR, BAR]);
  expect(windows[0]!.lengthTicks).toBe(8 * BAR);
  expect(barWindows(music, 100).map(({ lengthTicks }) => lengthTicks)).toEqual([22 * BAR]);
  expect(barWindows(score(), 8)).toEqual([]);
});

test('a scale and its chords tell the key, in any transposition', () => {
  const cadence = [60, 64, 67, 65, 69, 72, 67, 71, 74, 60, 64, 67, 72];
  for (let tonic = 0; tonic < 12; tonic++) {
    const notes = cadence.map((pitch, index) => note(index, pitch + tonic));
    const key = estimateKey(notes)!;
    expect(key).toMatchObject({ tonic, mode: 'major' });
    expect(key.correlation).toBeGreaterThan(0.8);
    expect(notes.every(({ pitch }) => isInKey(pitch, key))).toBe(true);
    expect(isInKey(61 + tonic, key)).toBe(false);
  }
  const minor = [57, 60, 64, 69, 62, 65, 69, 64, 68, 71, 57, 60, 64, 69];
  expect(estimateKey(minor.map((pitch) => note(0, pitch)))).toMatchObject({
    tonic: 9,
    mode: 'minor',
  });
  const all = Array.from({ length: 12 }, (_, pitch) => note(0, pitch));
  expect(estimateKey(all)!.correlation).toBe(0);
  expect(estimateKey([])).toBe(null);
});
