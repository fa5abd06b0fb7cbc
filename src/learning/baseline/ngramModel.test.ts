import { describe, expect, test } from 'vitest';
import type { Excerpt } from '../../core/dataset/batches.ts';
import { countEvents } from '../../core/encoding/encodedPiece.ts';
import { SLOTS } from '../../core/encoding/vocabulary.ts';
import { createRandom } from '../../core/random.ts';
import { randomPiece } from '../../testing/randomScore.ts';
import { CountTable, mix } from './countTable.ts';
import { ngramNatsPerNote } from './ngramModel.ts';

const natsPerNote = (training: Excerpt[], heldOut: Excerpt[]): Promise<number> =>
  ngramNatsPerNote(training, heldOut, () => Promise.resolve());

function excerptOf(fields: number[][]): Excerpt {
  const piece = { fields: Uint8Array.from(fields.flat()), extraPrograms: [], isBeatAligned: true };
  return { piece, from: 0, to: fields.length, isToEnd: false };
}

/** A note a beat after the one before. */
const note = (pitch: number): number[] => [1, 0, SLOTS.programs, pitch, 47, 16];

describe('the n-gram', () => {
  test('of one note seen once is the hand calculation', async () => {
    const once = excerptOf([note(60)]);
    // Per field the contexts are: alone, and (but for the first) with the event so far. Each has seen
    // one follower once, so p ← (1 + p) / 2 from the uniform over the legal classes.
    const nats = (legalClasses: number, contexts: number): number => {
      let p = 1 / legalClasses;
      for (let i = 0; i < contexts; i++) p = (1 + p) / 2;
      return -Math.log(p);
    };
    const expected =
      nats(18, 1) + nats(48, 2) + nats(164, 2) + nats(128, 2) + nats(192, 2) + nats(32, 2);
    expect(await natsPerNote([once], [once])).toBeCloseTo(expected, 10);
  });

  test('learns a figure it has seen often and is lost without it', async () => {
    const figure = excerptOf(Array.from({ length: 200 }, (_, i) => note([60, 67, 64, 67][i % 4]!)));
    expect(await natsPerNote([figure], [figure])).toBeLessThan(0.3);
    const uniform = [18, 48, 164, 128, 192, 32].reduce((sum, n) => sum + Math.log(n), 0);
    expect(await natsPerNote([], [figure])).toBeCloseTo(uniform, 10);
  });

  test('gives every piece a finite loss, between knowing nothing and knowing all', async () => {
    const excerpts = [1, 2, 3].map((seed): Excerpt => {
      const piece = randomPiece(createRandom(seed), 60);
      return { piece, from: 0, to: countEvents(piece), isToEnd: true };
    });
    const [heldOut, ...training] = excerpts;
    const loss = await natsPerNote(training, [heldOut!]);
    expect(loss).toBeLessThan(await natsPerNote([], [heldOut!]));
    expect(loss).toBeGreaterThan(await natsPerNote([heldOut!], [heldOut!]));
  });

  test('can be ended on the way', async () => {
    const figure = excerptOf([note(60)]);
    const stopped = ngramNatsPerNote([figure], [figure], () => Promise.reject(new Error('stop')));
    await expect(stopped).rejects.toThrow('stop');
  });
});

test('the table counts like a Map, through its growth', () => {
  const random = createRandom(1);
  const table = new CountTable();
  const expected = new Map<string, number>();
  for (let i = 0; i < 20_000; i++) {
    const key = [random.integer(80), random.integer(80)] as const;
    expected.set(key.join(), (expected.get(key.join()) ?? 0) + 1);
    const hash = mix(mix({ high: 0, low: 0 }, key[0]), key[1]);
    expect(table.increment(hash)).toBe(expected.get(key.join()));
  }
  expect(expected.size).toBeGreaterThan(5000);
  expect(table.get(mix({ high: 9, low: 9 }, 1))).toBe(0);
});
