import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { CacheWeights, PieceCache } from './pieceCache.ts';

const note = (pitch: number): Uint8Array => Uint8Array.of(1, 0, 0, pitch, 3, 0);

/** Nats of the pitches under a network that knows nothing of 88 keys. */
function nats(pitches: readonly number[], weights: CacheWeights): number {
  const cache = new PieceCache(weights);
  const legal = { low: 0, high: 88 };
  return pitches.reduce((sum, pitch) => {
    const event = note(pitch);
    const p = cache.mix(3, event, 1 / 88, legal);
    cache.push(event);
    return sum - Math.log(p);
  }, 0);
}

test('what is repeated costs less and less, what is not hardly more than before', () => {
  const random = createRandom(1);
  const phrase = Array.from({ length: 24 }, () => random.integer(88));
  const once = nats(phrase, new CacheWeights());
  const fourTimes = nats([...phrase, ...phrase, ...phrase, ...phrase], new CacheWeights());
  expect(fourTimes - once).toBeLessThan(0.3 * 3 * once);
  const random96 = Array.from({ length: 96 }, () => random.integer(88));
  expect(nats(random96, new CacheWeights())).toBeLessThan(1.02 * 96 * Math.log(88));
});

test('over the legal classes the mixture sums to one', () => {
  const weights = new CacheWeights();
  const cache = new PieceCache(weights);
  const random = createRandom(2);
  weights.isFrozen = true;
  let mixtures = 0;
  for (let i = 0; i < 100; i++) {
    const legal = { low: random.integer(3), high: 4 + random.integer(3) };
    const network = 1 / (legal.high - legal.low);
    let sum = 0;
    for (let pitch = legal.low; pitch < legal.high; pitch++) {
      const p = cache.mix(3, note(pitch), network, legal);
      if (p !== network) mixtures++;
      sum += p;
    }
    expect(sum).toBeCloseTo(1, 10);
    cache.push(note(legal.low + random.integer(legal.high - legal.low)));
  }
  expect(mixtures).toBeGreaterThan(100);
});

test('trust grows with success, and stays when frozen', () => {
  const weights = new CacheWeights();
  const first = weights.mix('kind', 1, 0.1);
  for (let i = 0; i < 50; i++) weights.mix('kind', 1, 0.1);
  const later = weights.mix('kind', 1, 0.1);
  expect(later).toBeGreaterThan(first);
  weights.isFrozen = true;
  expect(weights.mix('kind', 1, 0.1)).toBe(weights.mix('kind', 1, 0.1));
  expect(weights.mix('other', 1, 0.1)).toBe(first);
});
