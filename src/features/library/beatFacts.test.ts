import { expect, test } from 'vitest';
import { isAsFound, isTempo, nearestTempo } from './beatFacts.ts';

test('72 can be halved once and no more; taps are taken as near as can be', () => {
  expect([isTempo(36), isTempo(18), isTempo(400), isTempo(401)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect([nearestTempo(12), nearestTempo(90), nearestTempo(900)]).toEqual([20, 90, 400]);
});

test('a change of tempo, bar length or beginning is told from what was found', () => {
  const found = { tempoBpm: 72, foundTempoBpm: 72, beatsPerBar: null, barSeconds: null };
  expect(isAsFound(found)).toBe(true);
  expect(isAsFound({ ...found, tempoBpm: 36 })).toBe(false);
  expect(isAsFound({ ...found, tempoBpm: null })).toBe(false);
  expect(isAsFound({ ...found, beatsPerBar: 3 })).toBe(false);
  expect(isAsFound({ ...found, barSeconds: 1.5 })).toBe(false);
});
