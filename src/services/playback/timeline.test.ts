import { expect, it } from 'vitest';
import type { Score, Track } from '../../core/music/score.ts';
import { createTimeline } from './timeline.ts';

const track = (change: Partial<Track>): Track => ({
  name: '',
  program: 0,
  isDrum: false,
  notes: [],
  pedals: [],
  ...change,
});

const scoreOf = (tracks: readonly Track[]): Score => ({
  title: '',
  ticksPerQuarter: 480,
  tracks,
  // Half a second a quarter, then a whole one.
  tempos: [
    { ticks: 0, tempoBpm: 120 },
    { ticks: 960, tempoBpm: 60 },
  ],
  meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
});

it('puts notes at the seconds that the tempo changes give', () => {
  const notes = [0, 960, 1440].map((startTicks) => ({
    startTicks,
    durationTicks: 480,
    pitch: 60,
    velocity: 80,
  }));
  const timeline = createTimeline(scoreOf([track({ notes })]));
  expect(timeline.notes.map((note) => note.startSeconds)).toEqual([0, 1, 2]);
  expect(timeline.notes.map((note) => note.durationSeconds)).toEqual([0.5, 1, 1]);
  expect(timeline.durationSeconds).toBe(3);
});

it('lets the pedal hold notes, also to the end', () => {
  const notes = [{ startTicks: 0, durationTicks: 240, pitch: 60, velocity: 80 }];
  const pedals = [
    { ticks: 100, isDown: true },
    { ticks: 720, isDown: false },
  ];
  const timeline = createTimeline(scoreOf([track({ notes, pedals })]));
  expect(timeline.notes[0]?.durationSeconds).toBeCloseTo(0.75);
  expect(timeline.durationSeconds).toBeCloseTo(0.75);
});

it('merges tracks by time, drums included', () => {
  const at = (startTicks: number, pitch: number) => [
    { startTicks, durationTicks: 10, pitch, velocity: 80 },
  ];
  const timeline = createTimeline(
    scoreOf([
      track({ notes: at(480, 60) }),
      track({ notes: at(0, 36), isDrum: true }),
      track({ notes: at(240, 72), program: 40 }),
    ]),
  );
  expect(timeline.notes.map((note) => [note.pitch, note.track])).toEqual([
    [36, 1],
    [72, 2],
    [60, 0],
  ]);
});
