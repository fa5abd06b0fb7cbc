import { expect, test } from 'vitest';
import { SLOTS } from '../encoding/vocabulary.ts';
import { frameOf, longestDuration } from './frame.ts';

const piece = (...rows: number[][]) => ({
  fields: Uint8Array.from(rows.flat()),
  extraPrograms: [],
  isBeatAligned: true,
});
const note = (slot: number, duration: number): number[] => [1, 0, slot, 60, duration, 10];

test('a frame is who plays and how it begins, not what changes later', () => {
  const [meter, tempo] = [
    [0, 0, SLOTS.meter, 2, 0, 0],
    [0, 0, SLOTS.tempo, 30, 0, 0],
  ];
  const later = [1, 0, SLOTS.tempo, 40, 0, 0];
  const framed = piece(meter, tempo, note(SLOTS.extras, 1), later, note(SLOTS.programs, 1));
  expect(frameOf(framed)).toEqual({
    slots: [SLOTS.programs, SLOTS.extras],
    opening: [...meter, ...tempo],
    isBeatAligned: true,
    form: [0, 0],
  });
  expect(frameOf(piece(later, note(SLOTS.drums, 0))).opening).toEqual([]);
});

test('the longest note leaves out the longest few', () => {
  const usual = Array.from({ length: 999 }, () => note(SLOTS.programs, 20));
  expect(longestDuration([piece(...usual, note(SLOTS.programs, 190))], 192)).toBe(20);
  expect(longestDuration([piece(note(SLOTS.programs, 47))], 192)).toBe(47);
  expect(longestDuration([piece(note(SLOTS.drums, 0))], 192)).toBe(191);
});
