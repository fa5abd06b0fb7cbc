import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyGains, BLOCK_FRAMES, createLimiter } from './limiter.ts';
import { countFrames, peakOf, type Pcm } from './pcm.ts';

const RATE = 44_100;
const CEILING = 10 ** (-1 / 20);

/** A tone whose level jumps: `levels[i]` for the i-th 1000 frames. */
function tone(levels: readonly number[]): Pcm {
  const wave = (phase: number) =>
    Float32Array.from(
      { length: levels.length * 1000 },
      (_, i) => levels[Math.floor(i / 1000)]! * Math.sin(i / 9 + phase),
    );
  return { sampleRate: RATE, channels: [wave(0), wave(1)] };
}

function limit(pcm: Pcm, partBlocks = 100) {
  const limiter = createLimiter(RATE, 2);
  const parts: Pcm[] = [];
  const step = partBlocks * BLOCK_FRAMES;
  for (let at = 0; at < countFrames(pcm); at += step)
    parts.push(
      limiter.push({ ...pcm, channels: pcm.channels.map((c) => c.subarray(at, at + step)) }),
    );
  parts.push(limiter.flush());
  const channels = [0, 1].map((c) =>
    Float32Array.from(parts.flatMap(({ channels: of }) => [...of[c]!])),
  );
  return { pcm: { sampleRate: RATE, channels }, curve: limiter.curve };
}

it('leaves what is below the ceiling as it is', () => {
  const soft = tone([0.2, 0.88, 0.01]);
  expect(limit(soft).pcm).toEqual(soft);
});

it('lets no peak through, whatever comes, and keeps the length', () => {
  const levels = fc.array(fc.double({ min: 0, max: 20, noNaN: true }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(levels, (given) => {
      const limited = limit(tone(given)).pcm;
      expect(peakOf(limited)).toBeLessThanOrEqual(CEILING + 1e-6);
      expect(countFrames(limited)).toBe(given.length * 1000);
    }),
    { numRuns: 40 },
  );
});

it('gives the same whatever the parts it comes in', () => {
  const loud = tone([0.3, 3, 0.3, 0.9, 1.4]);
  expect(limit(loud, 1)).toEqual(limit(loud, 1000));
});

it('falls and rises without a step: no gain is far from the one before', () => {
  const { curve } = limit(tone([0.5, 4, 0.5, 0.5, 0.5]));
  expect(Math.min(...curve)).toBeLessThan(0.25);
  const steepest = Math.max(...curve.slice(1).map((gain, i) => Math.abs(gain - curve[i]!)));
  expect(steepest).toBeLessThan(0.25);
});

it('given to the parts of a mix, makes parts that sum to the limited mix', () => {
  const parts = [tone([0.4, 0.9, 0.7]), tone([0.1, 0.8, 0.2]), tone([0.3, 0.7, 0])];
  const sum = (all: readonly Pcm[]): Pcm => ({
    sampleRate: RATE,
    channels: [0, 1].map((c) =>
      all[0]!.channels[c]!.map((_, i) => all.reduce((s, pcm) => s + pcm.channels[c]![i]!, 0)),
    ),
  });
  const { pcm: mix, curve } = limit(sum(parts));
  const summed = sum(parts.map((part) => applyGains(part, curve, 0)));
  mix.channels.forEach((channel, c) =>
    channel.forEach((value, i) => expect(value).toBeCloseTo(summed.channels[c]![i]!, 5)),
  );
});
