import { expect, test } from 'vitest';
import { SLOTS } from '../encoding/vocabulary.ts';
import { createRandom } from '../random.ts';
import { randomPiece } from '../../testing/randomScore.ts';
import { bandOf, corpusBands } from './corpusBands.ts';

const piece = (...rows: number[][]) => ({
  fields: Uint8Array.from(rows.flat()),
  extraPrograms: [],
  isBeatAligned: true,
});

test('a part is as wide, as thick and as dense as nearly all of it', () => {
  const notes = Array.from({ length: 100 }, (_, index) => [
    index === 0 ? 0 : 1,
    0,
    SLOTS.programs,
    60 + (index % 12),
    // Two beats: two notes sound at once.
    71,
    10,
  ]);
  const slip = [1, 0, SLOTS.programs, 120, 1, 10];
  const { slots, measures } = corpusBands([piece(...notes, slip)]);
  expect(slots).toEqual([
    { slot: SLOTS.programs, lowestPitch: 60, highestPitch: 71, notesPerOnset: 1, soundingNotes: 2 },
  ]);
  expect(measures.density!.median).toBe(1);
  expect(measures.polyphony!.median).toBeGreaterThan(1.8);
});

test('what does not exist has no band', () => {
  const { slots, measures } = corpusBands([piece([0, 0, SLOTS.drums, 164, 0, 10])]);
  expect(slots).toMatchObject([{ slot: SLOTS.drums, lowestPitch: 128, highestPitch: 255 }]);
  expect(measures).toMatchObject({ polyphony: null, pitchClassEntropy: null });
  expect(measures.density).not.toBe(null);
  expect(bandOf([NaN])).toBe(null);
});

test('the points of a band are in order and inside the values', () => {
  const values = Array.from({ length: 101 }, (_, index) => 100 - index);
  expect(bandOf(values)).toEqual({ p1: 1, p5: 5, median: 50, p95: 95, p99: 99 });
});

test('one key is kept when nearly all pieces are in it', () => {
  const inC = randomPiece(createRandom(1), 30);
  expect(corpusBands([inC, inC, inC, inC, inC]).keepsOneKey).toBe(true);
  expect(corpusBands([inC]).keepsOneKey).toBe(false);
  const up = (semitones: number) => ({
    ...inC,
    fields: inC.fields.map((value, index) =>
      index % 6 === 3 && inC.fields[index - 1]! > SLOTS.drums ? value + semitones : value,
    ),
  });
  expect(corpusBands([0, 1, 2, 3, 4].map(up)).keepsOneKey).toBe(false);
});
