import { describe, expect, it } from 'vitest';
import shipped from '../../../public/samples/manifest.json' with { type: 'json' };
import { parseSampleSet } from './sampleSet.ts';

it('reads the manifest that ships', () => {
  const [piano] = parseSampleSet(shipped).instruments;
  expect(piano?.program).toBe(0);
  expect(piano?.samples.map((sample) => sample.pitch)).toEqual(
    Array.from({ length: 30 }, (_, i) => 21 + 3 * i),
  );
});

describe('refuses', () => {
  const sample = { pitch: 60, velocity: 100, file: '000/060.mp3', seconds: 1, loudnessLufs: -14 };
  const setOf = (change: object) => ({
    version: 1,
    instruments: [
      { program: 0, name: 'Piano', loudnessLufs: -14, samples: [{ ...sample, ...change }] },
    ],
  });

  it.each([
    ['no object', null],
    ['another version', { ...setOf({}), version: 2 }],
    ['no instruments', { version: 1, instruments: [] }],
    ['a pitch outside MIDI', setOf({ pitch: 128 })],
    ['a file elsewhere', setOf({ file: '../060.mp3' })],
    ['a file on another host', setOf({ file: 'https://example.com/060.mp3' })],
  ])('%s', (_, json) => {
    expect(() => parseSampleSet(json)).toThrow('damaged');
  });

  it('nothing else', () => expect(parseSampleSet(setOf({})).instruments).toHaveLength(1));
});
