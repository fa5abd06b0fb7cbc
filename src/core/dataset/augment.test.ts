import { describe, expect, test } from 'vitest';
import { randomPiece } from '../../testing/randomScore.ts';
import { countEvents, FIELD_COUNT, type EncodedPiece } from '../encoding/encodedPiece.ts';
import { findIllegalEvent } from '../encoding/pieceCursor.ts';
import { toTimedRows } from '../encoding/timedRows.ts';
import { isControlSlot, SLOTS } from '../encoding/vocabulary.ts';
import { createRandom } from '../random.ts';
import { augmentExcerpt, hasDynamics, type Augmentation } from './augment.ts';

const NONE: Augmentation = { transposes: false, changesVelocity: false, stretches: false };
const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);
const aligned = randomPiece(createRandom(2), 20);
const free = { ...aligned, isBeatAligned: false };

function vary(piece: EncodedPiece, change: Partial<Augmentation>, seed: number): EncodedPiece {
  const excerpt = { piece, from: 0, to: countEvents(piece), isToEnd: true };
  const varied = augmentExcerpt(excerpt, { ...NONE, ...change }, createRandom(seed));
  expect(findIllegalEvent(varied.piece.fields)).toBe(-1);
  expect(varied.to).toBe(countEvents(varied.piece));
  return varied.piece;
}

/** Differences of one column between two pieces of the same events, with the slot. */
function differences(from: EncodedPiece, to: EncodedPiece, column: number) {
  return Array.from({ length: countEvents(from) }, (_, event) => {
    const at = event * FIELD_COUNT;
    return { slot: from.fields[at + 2]!, by: to.fields[at + column]! - from.fields[at + column]! };
  });
}

describe('a variation', () => {
  test('of nothing is the same music, and never the piece itself', () => {
    const { fields } = vary(free, {}, 1);
    expect(fields).toEqual(free.fields);
    expect(fields).not.toBe(free.fields);
  });

  test('in another key moves all melodic notes together, by −5 to 6, and leaves the drums', () => {
    const shifts = SEEDS.map((seed) => {
      const moved = differences(aligned, vary(aligned, { transposes: true }, seed), 3);
      expect(moved.filter(({ slot, by }) => slot <= SLOTS.drums && by !== 0)).toEqual([]);
      const melodic = new Set(moved.filter(({ slot }) => slot > SLOTS.drums).map(({ by }) => by));
      expect(melodic.size).toBe(1);
      return [...melodic][0]!;
    });
    expect([Math.min(...shifts), Math.max(...shifts)]).toEqual([-5, 6]);
  });

  test('louder or softer moves all notes by the same, within the classes there are', () => {
    for (const seed of SEEDS) {
      const varied = vary(aligned, { changesVelocity: true }, seed);
      const moved = differences(aligned, varied, 5);
      expect(moved.filter(({ slot, by }) => isControlSlot(slot) && by !== 0)).toEqual([]);
      const most = moved.reduce((a, { by }) => (Math.abs(by) > Math.abs(a) ? by : a), 0);
      expect(Math.abs(most)).toBeLessThanOrEqual(3);
      for (const [event, { slot, by }] of moved.entries()) {
        const velocity = varied.fields[event * FIELD_COUNT + 5]!;
        if (!isControlSlot(slot) && velocity > 0 && velocity < 31) expect(by).toBe(most);
      }
    }
  });

  test('in another tempo stretches a free piece by a tenth at most, and no other', () => {
    const onsetsOf = ({ fields }: EncodedPiece): number[] =>
      toTimedRows(fields).map(({ onset }) => onset);
    const end = onsetsOf(free).at(-1)!;
    const factors = SEEDS.map(
      (seed) => onsetsOf(vary(free, { stretches: true }, seed)).at(-1)! / end,
    );
    expect(Math.min(...factors)).toBeGreaterThanOrEqual(0.899);
    expect(Math.min(...factors)).toBeLessThan(0.95);
    expect(Math.max(...factors)).toBeGreaterThan(1.05);
    expect(Math.max(...factors)).toBeLessThanOrEqual(1.101);
    expect(vary(aligned, { stretches: true }, 1).fields).toEqual(aligned.fields);
  });

  test('of a part of a piece keeps to that part', () => {
    const excerpt = { piece: free, from: 0, to: 10, isToEnd: false };
    const varied = augmentExcerpt(excerpt, { ...NONE, transposes: true }, createRandom(1));
    expect(varied).toMatchObject({ to: 10, isToEnd: false });
    expect(countEvents(varied.piece)).toBe(10);
  });
});

test('there are dynamics where fewer than half of the notes share a velocity', () => {
  const piece = (velocities: readonly number[]): EncodedPiece => ({
    fields: Uint8Array.from(velocities.flatMap((v) => [1, 0, SLOTS.programs, 60, 20, v])),
    extraPrograms: [],
    isBeatAligned: true,
  });
  expect(hasDynamics([piece([20, 20, 21, 22, 23])])).toBe(true);
  expect(hasDynamics([piece([20, 20]), piece([21, 22])])).toBe(false);
  expect(hasDynamics([piece([])])).toBe(false);
});
