import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPedalledScore, anyScore } from '../../testing/scoreArbitrary.ts';
import type { Score, Track } from '../music/score.ts';
import { toMicrosecondsPerQuarter } from '../units.ts';
import { parseMidi } from './parseMidi.ts';
import { separateRepeats } from './separateRepeats.ts';
import { serializeMidi } from './serializeMidi.ts';

const readBack = (score: Score) => parseMidi(serializeMidi(score), 'take.mid');

/** What a file keeps of a score. */
function written(score: Score): Score {
  return {
    ...score,
    tempos: score.tempos.map(({ ticks, tempoBpm }) => ({
      ticks,
      tempoBpm: 60_000_000 / toMicrosecondsPerQuarter(tempoBpm),
    })),
    tracks: score.tracks.map((track) => ({
      ...track,
      program: track.isDrum ? 0 : track.program,
      notes: separateRepeats(track.notes),
    })),
  };
}

const melodicTrack = (program: number, change: Partial<Track> = {}): Track => ({
  name: '',
  program,
  isDrum: false,
  notes: [{ startTicks: 0, durationTicks: 10, pitch: 60, velocity: 64 }],
  pedals: [],
  ...change,
});

const scoreOf = (tracks: readonly Track[]): Score => ({
  title: 'A Piece',
  ticksPerQuarter: 480,
  tracks,
  tempos: [{ ticks: 0, tempoBpm: 97 }],
  meters: [{ ticks: 0, numerator: 3, denominator: 4 }],
});

/** Where these bytes first stand in a row, -1 when nowhere. */
const findBytes = (bytes: Uint8Array, wanted: readonly number[]): number =>
  bytes.findIndex((_, at) => wanted.every((byte, i) => bytes[at + i] === byte));

describe('serializeMidi', () => {
  it('reads back to the same score, without a remark', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(anyScore, (score) => {
        expect(readBack(score)).toEqual({ score: written(score), remarks: [] });
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('keeps the pedal', () => {
    fc.assert(
      fc.property(anyPedalledScore, (score) => {
        expect(readBack(score).score).toEqual(written(score));
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it('keeps every velocity', () => {
    const notes = Array.from({ length: 127 }, (_, i) => ({
      startTicks: i * 10,
      durationTicks: 10,
      pitch: 60,
      velocity: i + 1,
    }));
    expect(readBack(scoreOf([melodicTrack(0, { notes })])).score.tracks[0]?.notes).toEqual(notes);
  });

  it('writes format 1 with tempo and meter at tick 0 of the first track', () => {
    const bytes = serializeMidi(scoreOf([melodicTrack(5)]));
    expect([...bytes.subarray(8, 14)]).toEqual([0, 1, 0, 2, 1, 0xe0]);
    const secondTrack = bytes.findLastIndex(
      (_, at) => findBytes(bytes.subarray(at), [0x4d, 0x54, 0x72, 0x6b]) === 0,
    );
    const microseconds = toMicrosecondsPerQuarter(97);
    const tempoAt = findBytes(bytes, [
      0,
      0xff,
      0x51,
      3,
      microseconds >> 16,
      (microseconds >> 8) & 255,
      microseconds & 255,
    ]);
    const meterAt = findBytes(bytes, [0, 0xff, 0x58, 4, 3, 2]);
    expect(tempoAt).toBeGreaterThan(0);
    expect(meterAt).toBeGreaterThan(0);
    expect(Math.max(tempoAt, meterAt)).toBeLessThan(secondTrack);
  });

  it('writes the program before the first note', () => {
    const bytes = serializeMidi(scoreOf([melodicTrack(73)]));
    const program = findBytes(bytes, [0, 0xc0, 73]);
    expect(program).toBeGreaterThan(0);
    expect(program).toBeLessThan(findBytes(bytes, [0x90, 60]));
  });

  it('ends a note before its pitch is struck again', () => {
    const strikes = [0, 100].map((startTicks) => ({
      startTicks,
      durationTicks: 200,
      pitch: 60,
      velocity: 64,
    }));
    const bytes = serializeMidi(scoreOf([melodicTrack(0, { notes: strikes })]));
    expect(findBytes(bytes, [0x90, 60, 64, 100, 0x80, 60, 0, 0, 0x90, 60, 64])).toBeGreaterThan(0);
  });

  it('puts drums on channel 10 and never anything else', () => {
    const tracks = Array.from({ length: 30 }, (_, i) => melodicTrack(i % 128));
    const bytes = serializeMidi(scoreOf(tracks));
    expect(findBytes(bytes, [0x99, 60])).toBe(-1);
    const drums = serializeMidi(scoreOf([melodicTrack(0, { isDrum: true })]));
    expect(findBytes(drums, [0x99, 60])).toBeGreaterThan(0);
  });

  it('leaves out tracks without notes', () => {
    const { score } = readBack(scoreOf([melodicTrack(0, { notes: [] }), melodicTrack(4)]));
    expect(score.tracks.map(({ program }) => program)).toEqual([4]);
  });
});
