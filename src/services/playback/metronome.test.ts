import { expect, it } from 'vitest';
import type { Score } from '../../core/music/score.ts';
import { createMetronome } from './metronome.ts';

/** A bar of 4/4 at 120, then 6/8 at 60 to the end of bar 2, with one long note. */
const score: Score = {
  title: '',
  ticksPerQuarter: 480,
  tracks: [
    {
      name: '',
      program: 0,
      isDrum: false,
      pedals: [],
      notes: [{ startTicks: 0, durationTicks: 3000, pitch: 60, velocity: 80 }],
    },
  ],
  tempos: [
    { ticks: 0, tempoBpm: 120 },
    { ticks: 1920, tempoBpm: 60 },
  ],
  meters: [
    { ticks: 0, numerator: 4, denominator: 4 },
    { ticks: 1920, numerator: 6, denominator: 8 },
  ],
};

it('clicks on every beat through changes of meter and tempo, louder on the first', () => {
  const { clicks } = createMetronome(score);
  expect(clicks.map(({ startSeconds }) => startSeconds)).toEqual([
    0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5,
  ]);
  expect(clicks.flatMap(({ isAccent }, i) => (isAccent ? [i] : []))).toEqual([0, 4]);
});

it('knows the bar to count in with', () => {
  const metronome = createMetronome(score);
  expect(metronome.barAt(0.3)).toEqual({ beats: 4, beatSeconds: 0.5 });
  expect(metronome.barAt(2)).toEqual({ beats: 6, beatSeconds: 0.5 });
});
