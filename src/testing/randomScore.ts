// Random but legal music for tests.
import { encodeScore } from '../core/encoding/encodeScore.ts';
import type { EncodedPiece } from '../core/encoding/encodedPiece.ts';
import type { Note, Score, Track } from '../core/music/score.ts';
import type { Random } from '../core/random.ts';

const TICKS_PER_QUARTER = 480;

/** Two pianos, a bass and drums on a sixteenth grid, with a tempo and a meter change. */
export function randomScore(random: Random, notesPerTrack: number): Score {
  const track = (program: number, isDrum: boolean): Track => {
    let at = 0;
    const notes = Array.from({ length: notesPerTrack }, (): Note => {
      at += random.integer(4) * 120;
      return {
        startTicks: at,
        durationTicks: 60 * (1 + random.integer(30)),
        pitch: isDrum ? 35 + random.integer(12) : 40 + random.integer(45),
        velocity: 1 + random.integer(127),
      };
    });
    return { name: '', program, isDrum, notes, pedals: [] };
  };
  return {
    title: 'Random',
    ticksPerQuarter: TICKS_PER_QUARTER,
    tracks: [track(0, false), track(0, false), track(32, false), track(0, true)],
    tempos: [
      { ticks: 0, tempoBpm: 96 },
      { ticks: 1920, tempoBpm: 120 },
    ],
    meters: [
      { ticks: 0, numerator: 3, denominator: 4 },
      { ticks: 1440, numerator: 4, denominator: 4 },
    ],
  };
}

export function randomPiece(random: Random, notesPerTrack: number): EncodedPiece {
  return encodeScore(randomScore(random, notesPerTrack));
}
