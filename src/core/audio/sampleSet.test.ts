import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import shipped from '../../../public/samples/manifest.json' with { type: 'json' };
import { INSTRUMENT_PLANS } from './instrumentPlans.ts';
import { parseSampleSet } from './sampleSet.ts';

const MAX_BYTES = 16e6;

describe('the set that ships', () => {
  const { instruments } = parseSampleSet(shipped);

  it('is what was planned', () => {
    expect(instruments.map(({ instrument }) => instrument)).toEqual(
      INSTRUMENT_PLANS.map(({ instrument }) => instrument),
    );
    for (const [i, { pitches, velocities }] of INSTRUMENT_PLANS.entries())
      expect(instruments[i]!.samples.map(({ pitch, velocity }) => [velocity, pitch])).toEqual(
        velocities.flatMap((velocity) => pitches.map((pitch) => [velocity, pitch])),
      );
  });

  it('is small enough', () => {
    expect(instruments.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(MAX_BYTES);
  });

  it('lies in files that are named by their own digest, sample after sample', () => {
    for (const { file, bytes, samples } of instruments) {
      const content = readFileSync(new URL(`../../../public/samples/${file}`, import.meta.url));
      const digest = createHash('sha256').update(content).digest('hex').slice(0, 8);
      expect(file).toContain(`.${digest}.`);
      expect(content).toHaveLength(bytes);
      let end = 0;
      for (const sample of samples) {
        expect(sample.offset).toBe(end);
        end += sample.bytes;
      }
      expect(end).toBe(bytes);
    }
  });
});

describe('refuses', () => {
  const sample = {
    pitch: 60,
    velocity: 100,
    offset: 0,
    bytes: 9,
    gainDb: -3,
    riseSeconds: 0,
    loop: null,
  };
  const setOf = (change: object, ofInstrument: object = {}) => ({
    version: 2,
    instruments: [
      {
        instrument: 0,
        name: 'Piano',
        file: '000-piano.0123abcd.bin',
        bytes: 9,
        isPitched: true,
        releaseSeconds: 0.3,
        samples: [{ ...sample, ...change }],
        ...ofInstrument,
      },
    ],
  });

  it.each([
    ['no object', null],
    ['another version', { ...setOf({}), version: 1 }],
    ['no instruments', { version: 2, instruments: [] }],
    ['a pitch outside MIDI', setOf({ pitch: 128 })],
    ['a loop without a length', setOf({ loop: { startSeconds: 1, endSeconds: 1 } })],
    ['a file elsewhere', setOf({}, { file: '../000-piano.0123abcd.bin' })],
    ['a file on another host', setOf({}, { file: 'https://example.com/a.0123abcd.bin' })],
    ['an instrument that is none', setOf({}, { instrument: 'kazoo' })],
  ])('%s', (_, json) => {
    expect(() => parseSampleSet(json)).toThrow('damaged');
  });

  it('nothing else', () => expect(parseSampleSet(setOf({})).instruments).toHaveLength(1));
});
