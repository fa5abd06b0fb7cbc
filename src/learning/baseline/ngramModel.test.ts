import { describe, expect, test } from 'vitest';
import type { Excerpt } from '../../core/dataset/batches.ts';
import { countEvents } from '../../core/encoding/encodedPiece.ts';
import { SLOTS } from '../../core/encoding/vocabulary.ts';
import { createRandom } from '../../core/random.ts';
import { randomPiece } from '../../testing/randomScore.ts';
import { NgramModel } from './ngramModel.ts';

function excerptOf(fields: number[][]): Excerpt {
  const piece = { fields: Uint8Array.from(fields.flat()), extraPrograms: [], isBeatAligned: true };
  return { piece, from: 0, to: fields.length, isToEnd: false };
}

/** A note a beat after the one before. */
const note = (pitch: number): number[] => [1, 0, SLOTS.programs, pitch, 47, 16];

describe('the n-gram', () => {
  test('of one note seen once is the hand calculation', () => {
    const once = excerptOf([note(60)]);
    // Per field the contexts are: alone, and (but for the first) with the event so far. Each has seen
    // one follower once, so p ← (p + 1) / 2 from the uniform over the legal classes.
    const halves = (classes: number, times: number): number => {
      let p = 1 / classes;
      for (let i = 0; i < times; i++) p = (p + 1) / 2;
      return -Math.log(p);
    };
    const expected =
      halves(18, 1) +
      halves(48, 2) +
      halves(164, 2) +
      halves(128, 2) +
      halves(192, 2) +
      halves(32, 2);
    // The pitch is legal among 128, but counts were made over all: nothing else was seen.
    expect(new NgramModel([once]).natsPerNote([once])).toBeCloseTo(expected, 10);
  });

  test('learns a figure it has seen often and is lost without it', () => {
    const figure = excerptOf(Array.from({ length: 200 }, (_, i) => note([60, 67, 64, 67][i % 4]!)));
    const model = new NgramModel([figure]);
    expect(model.natsPerNote([figure])).toBeLessThan(0.3);
    const untrained = new NgramModel([]);
    // Uniform over 18 · 48 · 164 · 128 · 192 · 32 classes.
    const uniform = [18, 48, 164, 128, 192, 32].reduce((sum, n) => sum + Math.log(n), 0);
    expect(untrained.natsPerNote([figure])).toBeCloseTo(uniform, 10);
  });

  test('gives every piece a finite loss, between knowing nothing and knowing all', () => {
    const excerpts = [1, 2, 3].map((seed): Excerpt => {
      const piece = randomPiece(createRandom(seed), 60);
      return { piece, from: 0, to: countEvents(piece), isToEnd: true };
    });
    const [heldOut, ...training] = excerpts;
    const loss = new NgramModel(training).natsPerNote([heldOut!]);
    expect(loss).toBeLessThan(new NgramModel([]).natsPerNote([heldOut!]));
    expect(loss).toBeGreaterThan(new NgramModel([heldOut!]).natsPerNote([heldOut!]));
  });
});
