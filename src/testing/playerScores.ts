// Small scores for listening tests, at 120 quarters a minute: 960 ticks are a second.
import type { Note, Score, Track } from '../core/music/score.ts';

export function noteAt(
  startSeconds: number,
  pitch: number,
  durationSeconds = 0.5,
  velocity = 100,
): Note {
  return {
    startTicks: Math.round(startSeconds * 960),
    durationTicks: Math.max(1, Math.round(durationSeconds * 960)),
    pitch,
    velocity,
  };
}

export function trackOf(notes: readonly Note[], program: number | 'drums' = 0): Track {
  const isDrum = program === 'drums';
  return { name: '', program: isDrum ? 0 : program, isDrum, notes, pedals: [] };
}

export function scoreOf(...tracks: readonly Track[]): Score {
  return {
    title: 'test',
    ticksPerQuarter: 480,
    tracks,
    tempos: [{ ticks: 0, tempoBpm: 120 }],
    meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
  };
}
