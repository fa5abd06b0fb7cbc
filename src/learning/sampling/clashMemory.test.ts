import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { ClashMemory } from './clashMemory.ts';

/** Only middle C sounds: B and C sharp of every octave clash with it. */
const sounding = new Uint8Array(128);
sounding[60] = 1;

test('a writer that would clash in every second note clashes as often as the corpus does', () => {
  const random = createRandom(1);
  const share = 0.05;
  const memory = new ClashMemory(share);
  let clashing = 0;
  const notes = 4000;
  for (let index = 0; index < notes; index++) {
    const odds = Math.exp(memory.biases(sounding)[61]!);
    const isClash = random.next() < odds / (1 + odds);
    memory.hear(isClash ? 61 : 64, sounding);
    clashing += Number(isClash);
  }
  expect(clashing / notes).toBeCloseTo(share, 2);
});

test('only what clashes is held back', () => {
  const memory = new ClashMemory(0);
  memory.hear(59, sounding);
  const biases = memory.biases(sounding);
  const heldBack = biases.flatMap((bias, pitch) => (bias < 0 ? [pitch % 12] : []));
  expect(new Set(heldBack)).toEqual(new Set([1, 11]));
});

test('without a corpus to go by nothing is held back', () => {
  const memory = new ClashMemory(null);
  memory.hear(61, sounding);
  expect(memory.biases(sounding).every((bias) => bias === 0)).toBe(true);
});
