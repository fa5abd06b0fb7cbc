import { describe, expect, test } from 'vitest';
import { randomPiece } from '../../testing/randomScore.ts';
import { createRandom } from '../random.ts';
import { decodeEvents } from './decodeEvents.ts';
import { FIELD_COUNT } from './encodedPiece.ts';
import { encodeScore } from './encodeScore.ts';
import { findIllegalEvent, isFieldUsed, PieceCursor, SIDE_SIZE } from './pieceCursor.ts';
import { renumberParts, unifyPrograms } from './unifyParts.ts';
import { END_BEATS, SLOTS } from './vocabulary.ts';

describe('legal classes', () => {
  test('any walk through legal classes is a piece that decodes and encodes to itself', () => {
    const random = createRandom(11);
    for (let walk = 0; walk < 50; walk++) {
      const cursor = new PieceCursor(true);
      const legal = { low: 0, high: 0 };
      const fields = new Uint8Array(60 * FIELD_COUNT);
      for (let offset = 0; offset < fields.length; offset += FIELD_COUNT) {
        const event = fields.subarray(offset, offset + FIELD_COUNT);
        for (let field = 0; field < FIELD_COUNT; field++) {
          if (!isFieldUsed(field, event)) continue;
          cursor.writeLegal(field, event, legal);
          expect(legal.high).toBeGreaterThan(legal.low);
          do event[field] = legal.low + random.integer(legal.high - legal.low);
          while (field === 0 && event[0] === END_BEATS);
          // Mostly simultaneous and close events: that is where the order matters.
          if (field === 0 && random.next() < 0.8) event[0] = 0;
          if (field === 1 && event[0] === 0 && legal.low === 0 && random.next() < 0.6) event[1] = 0;
        }
        cursor.push(fields, offset);
      }
      expect(findIllegalEvent(fields)).toBe(-1);
      const piece = {
        fields,
        extraPrograms: Array.from({ length: 32 }, (_, i) => i),
        isBeatAligned: true,
      };
      const notes = decodeEvents(piece, '').tracks.flatMap((track) => track.notes);
      const noteEvents = Array.from(fields).filter(
        (slot, at) => at % FIELD_COUNT === 2 && slot >= SLOTS.drums,
      );
      expect(notes.length).toBe(noteEvents.length);
      expect(notes.every(({ durationTicks }) => durationTicks >= 1)).toBe(true);
    }
  });

  test('out of order, doubled and impossible events are found', () => {
    const piano = SLOTS.programs;
    const rows = (...events: number[][]): Uint8Array => Uint8Array.from(events.flat());
    expect(findIllegalEvent(rows([0, 0, piano, 60, 5, 5], [0, 0, piano, 60, 5, 5]))).toBe(1);
    expect(findIllegalEvent(rows([0, 0, piano, 60, 5, 5], [0, 0, SLOTS.drums, 140, 0, 5]))).toBe(1);
    expect(findIllegalEvent(rows([0, 0, SLOTS.drums, 60, 0, 5]))).toBe(0);
    expect(findIllegalEvent(rows([16, 3, piano, 60, 5, 5]))).toBe(0);
    expect(findIllegalEvent(rows([END_BEATS, 0, 0, 0, 0, 0]))).toBe(0);
    expect(findIllegalEvent(rows([0, 0, piano, 60, 5, 5], [0, 0, piano, 61, 5, 5]))).toBe(-1);
  });
});

test('the side input tells the position in the bar and what sounds', () => {
  const cursor = new PieceCursor(true);
  const side = new Uint8Array(SIDE_SIZE);
  const on = (onset: number): number[] => {
    cursor.writeSide(onset, side, 0);
    return [...side.keys()].filter((i) => side[i]);
  };
  // 3/4, then a C of one beat.
  cursor.push(Uint8Array.from([0, 0, SLOTS.meter, 2, 0, 0]));
  cursor.push(Uint8Array.from([0, 0, SLOTS.programs, 60, 47, 10]));
  expect(on(0)).toEqual([0, 12, 16 + 60]);
  expect(on(24)).toEqual([6, 12, 16 + 60]);
  expect(on(48)).toEqual([0, 13]);
  // The fourth beat is the first of the next bar.
  expect(on(144)).toEqual([0, 12]);
});

describe('parts over a corpus', () => {
  const base = encodeScore({
    title: '',
    ticksPerQuarter: 48,
    tempos: [{ ticks: 0, tempoBpm: 120 }],
    meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
    tracks: [48, 48, 0, 0].map((program, index) => ({
      name: '',
      program,
      isDrum: false,
      pedals: [],
      notes: [{ startTicks: 0, durationTicks: 48, pitch: 60 + index, velocity: 64 }],
    })),
  });

  test('the second strings mean the same in every piece', () => {
    const pianos = { ...base, extraPrograms: [0, 48] };
    expect(base.extraPrograms).toEqual([48, 0]);
    const programs = unifyPrograms([base, pianos, randomPiece(createRandom(1), 3)]);
    expect(programs).toEqual([0, 48]);
    const renumbered = renumberParts(base, programs);
    expect(findIllegalEvent(renumbered.fields)).toBe(-1);
    const tracks = (piece: typeof base) =>
      decodeEvents(piece, '')
        .tracks.map(({ program, notes }) => `${program}: ${notes[0]!.pitch}`)
        .sort();
    expect(tracks(renumbered)).toEqual(tracks(base));
  });

  test('the parts a model knows stay where they are, new ones come after them', () => {
    const second = { ...base, extraPrograms: [48, 48] };
    expect(unifyPrograms([base, second], [24, 48])).toEqual([24, 48, 0, 48]);
    const full = Array.from({ length: 32 }, (_, program) => program + 1);
    expect(unifyPrograms([base], full)).toEqual(full);
  });

  test('a part without a place joins the first of its program', () => {
    const { tracks } = decodeEvents(renumberParts(base, []), '');
    expect(tracks.map(({ program, notes }) => [program, notes.length])).toEqual([
      [0, 2],
      [48, 2],
    ]);
  });
});
