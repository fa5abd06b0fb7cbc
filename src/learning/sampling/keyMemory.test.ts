import { expect, test } from 'vitest';
import { bandOf } from '../../core/model/corpusBands.ts';
import { KeyMemory } from './keyMemory.ts';

const NOTHING = new Array<number>(12).fill(0);
const band = bandOf([2.5, 3]);
/** Hears the pitches in turn, `notes` of them. */
function heard(pitches: readonly number[], notes: number, entropy = band): KeyMemory {
  const memory = new KeyMemory(entropy);
  for (let index = 0; index < notes; index++) memory.hear(pitches[index % pitches.length]!);
  return memory;
}
const MAJOR = [60, 62, 64, 65, 67, 69, 71];

test('what was played lately gains, what was not loses, in every octave', () => {
  const biases = heard(MAJOR, 40).biases();
  expect(biases[0]).toBeGreaterThan(0);
  expect(biases[1]).toBeLessThan(0);
  const other = heard([...MAJOR, 48], 400);
  for (let index = 0; index < 1000; index++) other.hear(61 + (index % 7));
  expect(other.biases()[11]!).toBeLessThan(0);
});

test('music with few pitch classes is left alone, so that it never closes in on them', () => {
  expect(heard([60, 64, 67], 400).biases().map(Math.abs)).toEqual(NOTHING);
});

test('at the beginning, or without a measure of the corpus, nothing is preferred', () => {
  expect(heard([], 0).biases().map(Math.abs)).toEqual(NOTHING);
  expect(heard(MAJOR, 40, null).biases().map(Math.abs)).toEqual(NOTHING);
});
