import { expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import type { Note, Score } from '../music/score.ts';
import { coachTake } from './coachTake.ts';

const BEAT = 48;

/** One eighth note for each pitch; null is a rest. */
function melody(pitches: readonly (number | null)[], isDrum = false): Score {
  const notes = pitches.flatMap((pitch, i): Note[] =>
    pitch === null
      ? []
      : [{ startTicks: (i * BEAT) / 2, durationTicks: BEAT / 2, pitch, velocity: 80 }],
  );
  return {
    title: '',
    ticksPerQuarter: BEAT,
    tracks: [{ name: '', program: 0, isDrum, notes, pedals: [] }],
    tempos: [{ ticks: 0, tempoBpm: 120 }],
    meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
  };
}
const SCALE = [0, 2, 4, 5, 7, 9, 11];
/** Bars of eight eighths in C major. */
const wander = (bars: number, seed = 1): number[] => {
  const random = createRandom(seed);
  return Array.from({ length: bars * 8 }, () => 60 + SCALE[random.integer(7)]!);
};
const usual = { p1: 2.2, p5: 2.4, median: 2.6, p95: 2.7, p99: 2.75 };
const kinds = (score: Score): string[] => coachTake(score, usual).map(({ kind }) => kind);

test('music needs no word, nor does drumming', () => {
  expect(kinds(melody(wander(32)))).toEqual([]);
  const beat = wander(32).map((pitch) => 36 + (pitch % 3));
  expect(kinds(melody(beat, true))).toEqual([]);
});

test('nothing, or next to nothing, is silence', () => {
  expect(kinds(melody([]))).toEqual(['silent']);
  expect(kinds(melody([60, ...new Array<null>(8 * 16).fill(null), 62]))).toEqual(['silent']);
});

test('one note over and over is said, however it is dressed up', () => {
  const stuck = wander(32).map((pitch, i) => (i % 10 === 0 ? pitch : 64));
  expect(coachTake(melody(stuck), usual)).toEqual([
    { kind: 'one-note', share: expect.closeTo(0.91, 1) as number, remedy: { kind: 'bolder' } },
  ]);
});

test('one bar over and over is said; eight times is still music', () => {
  const loop = (times: number): number[] => {
    const bars = Array.from({ length: times }, () => wander(1, 7));
    return [...wander(8), ...bars.flat(), ...wander(8, 2)];
  };
  expect(coachTake(melody(loop(9)), usual)).toEqual([
    { kind: 'one-loop', bars: 9, remedy: { kind: 'bolder' } },
  ]);
  expect(kinds(melody(loop(8)))).toEqual([]);
});

test('two pitches are few, unless the corpus has no more', () => {
  const random = createRandom(3);
  const two = melody(Array.from({ length: 256 }, () => (random.next() < 0.35 ? 60 : 62)));
  expect(kinds(two)).toEqual(['few-pitches']);
  expect(coachTake(two, { ...usual, p1: 0.8 })).toEqual([]);
});

test('all twelve pitch classes at random are scattered, unless the corpus is', () => {
  const random = createRandom(4);
  const all = melody(Array.from({ length: 256 }, () => 60 + random.integer(12)));
  expect(coachTake(all, usual)).toEqual([{ kind: 'scattered', remedy: { kind: 'more-careful' } }]);
  expect(coachTake(all, { ...usual, p99: 3.5 })).toEqual([]);
  expect(coachTake(all, null)).toEqual([]);
});
