import { expect, test } from 'vitest';
import type { EncodedPiece } from '../encoding/encodedPiece.ts';
import { SLOTS } from '../encoding/vocabulary.ts';
import { clashShare } from './clashShare.ts';

const piece = (...events: readonly (readonly number[])[]): EncodedPiece => ({
  fields: Uint8Array.from(events.flat()),
  extraPrograms: [],
  isBeatAligned: true,
});
/** A quarter note. */
const note = (beats: number, pitch: number): number[] => [beats, 0, SLOTS.programs, pitch, 47, 16];

test('a semitone, a major seventh and a minor ninth struck together or into a note clash', () => {
  expect(clashShare([piece(note(0, 60), note(0, 61))])).toBe(0.5);
  expect(clashShare([piece(note(0, 60), note(0, 71))])).toBe(0.5);
  expect(clashShare([piece(note(0, 60), note(0, 73))])).toBe(0.5);
});

test('a third does not, nor what has ended, nor a drum', () => {
  expect(clashShare([piece(note(0, 60), note(0, 64))])).toBe(0);
  expect(clashShare([piece(note(0, 60), note(1, 61))])).toBe(0);
  expect(clashShare([piece([0, 0, SLOTS.drums, 128 + 61, 0, 16], note(0, 60))])).toBe(0);
});

test('without a melodic note there is nothing to say', () => {
  expect(clashShare([piece([0, 0, SLOTS.drums, 128 + 61, 0, 16])])).toBeNull();
});
