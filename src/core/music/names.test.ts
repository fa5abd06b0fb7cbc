import { expect, it } from 'vitest';
import { familyName, instrumentName, programName } from './instrumentNames.ts';
import { isBlackKey, pitchName } from './pitchNames.ts';

it.each([
  [0, 'C-1'],
  [21, 'A0'],
  [60, 'C4'],
  [61, 'C♯4'],
  [69, 'A4'],
  [127, 'G9'],
])('pitch %i is %s', (pitch, name) => {
  expect(pitchName(pitch)).toBe(name);
});

it('has the 52 white and 36 black keys of a piano', () => {
  const keys = Array.from({ length: 88 }, (_, i) => i + 21);
  expect(keys.filter(isBlackKey)).toHaveLength(36);
});

it.each([
  [0, 'Acoustic Grand Piano', 'Piano'],
  [3, 'Honky-tonk Piano', 'Piano'],
  [40, 'Violin', 'Strings'],
  [73, 'Flute', 'Pipe'],
  [127, 'Gunshot', 'Sound Effects'],
])('program %i is %s of the family %s', (program, name, family) => {
  expect(programName(program)).toBe(name);
  expect(familyName(program)).toBe(family);
});

it('names 128 different programs', () => {
  expect(new Set(Array.from({ length: 128 }, (_, i) => programName(i))).size).toBe(128);
});

it('calls drums drums', () => {
  expect(instrumentName({ program: 40, isDrum: true })).toBe('Drums');
});
