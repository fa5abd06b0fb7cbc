import { describe, expect, test } from 'vitest';
import type { Note, Score } from '../music/score.ts';
import { createRandom } from '../random.ts';
import { distinctGrams, selfSimilarity } from './diversity.ts';
import { EvaluationCorpus } from './evaluation.ts';
import {
  intervalHistogram,
  lengthHistogram,
  pitchClassHistogram,
  transitionMatrix,
} from './histograms.ts';
import { MEASURE_NAMES, meanMeasures, measure, passages } from './pieceMeasures.ts';
import {
  drumPatternConsistency,
  emptyBeatRate,
  emptyMeasureRate,
  GROOVE_POSITIONS,
  grooveConsistency,
} from './rhythmMeasures.ts';
import { compareDensities, setDistance } from './setDistance.ts';
import { compareSets } from './setMeasures.ts';
import { withoutPrime } from './withoutPrime.ts';

const note = (startTicks: number, pitch = 60, durationTicks = 3): Note => ({
  startTicks,
  durationTicks,
  pitch,
  velocity: 64,
});
/** Twelve ticks a quarter note, common time. */
const score = (notes: readonly Note[], isDrum = false): Score => ({
  title: '',
  ticksPerQuarter: 12,
  tracks: [{ name: '', program: 0, isDrum, notes, pedals: [] }],
  tempos: [{ ticks: 0, tempoBpm: 120 }],
  meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
});
const BAR = 48;

describe('rhythm', () => {
  test('a rest of a beat and of a bar', () => {
    const music = score([note(0), note(12), note(36), note(2 * BAR)]);
    expect(emptyBeatRate(music)).toBeCloseTo(5 / 9);
    expect(emptyMeasureRate(music)).toBeCloseTo(1 / 3);
  });

  test('music of a known length has its bars and no more, and reaches every end of its scale', () => {
    const bars = score(Array.from({ length: 16 }, (_, beat) => note(beat * 12, 60, 12)));
    expect(grooveConsistency(bars, GROOVE_POSITIONS, 4 * BAR)).toBe(1);
    expect(grooveConsistency(bars, GROOVE_POSITIONS)).toBeLessThan(1);
    const halves = score([note(0, 60, 12), note(24, 60, 12), note(BAR, 60, BAR)]);
    expect(emptyBeatRate(halves, 4 * BAR)).toBe(10 / 16);
    expect(emptyMeasureRate(halves, 4 * BAR)).toBe(1 / 2);
    expect(emptyMeasureRate(halves, 2 * BAR)).toBe(0);
    expect(emptyBeatRate(score([]), BAR)).toBeNaN();
  });

  test('equal bars keep their groove, off by an eighth they differ at each onset', () => {
    const bars = (shift: number) =>
      score([0, 12, 24, 36].flatMap((at) => [note(at), note(at + BAR + shift)]));
    expect(grooveConsistency(bars(0), GROOVE_POSITIONS)).toBe(1);
    expect(grooveConsistency(bars(6), GROOVE_POSITIONS)).toBe(1 - 8 / 16);
    expect(grooveConsistency(score([note(0)]), GROOVE_POSITIONS)).toBeNaN();
  });

  test('drums in halves, in thirds and off both', () => {
    expect(
      drumPatternConsistency(
        score(
          [0, 3, 6, 9].map((at) => note(at)),
          true,
        ),
      ),
    ).toBe(1);
    expect(
      drumPatternConsistency(
        score(
          [0, 4, 8].map((at) => note(at)),
          true,
        ),
      ),
    ).toBe(1);
    expect(
      drumPatternConsistency(
        score(
          [0, 1, 5, 3].map((at) => note(at)),
          true,
        ),
      ),
    ).toBe(0.5);
    expect(drumPatternConsistency(score([note(0)]))).toBeNaN();
  });
});

test('every measure of nothing is NaN, and of drums alone whatever asks for pitches', () => {
  for (const name of MEASURE_NAMES) expect(measure(score([]))[name], name).toBeNaN();
  const drums = measure(score([note(0, 36), note(BAR, 38)], true));
  const defined = MEASURE_NAMES.filter((name) => !Number.isNaN(drums[name]));
  expect(defined).toEqual([
    'density',
    'polyphonyRate',
    'emptyBeatRate',
    'emptyMeasureRate',
    'grooveConsistency',
    'drumPatternConsistency',
  ]);
});

test('passages are the windows with notes, and their mean leaves out what is not defined', () => {
  const music = score([note(0), note(1, 64), note(20 * BAR, 36)]);
  const measured = passages(music, 8).map((passage) => measure(passage.score, passage.lengthTicks));
  expect(measured.map(({ pitchRange }) => pitchRange)).toEqual([4]);
  expect(measured[0]!.density).toBe(2 / 32);
  const mean = meanMeasures([measure(score([])), ...measured]);
  expect(mean.pitchRange).toBe(4);
  expect(mean.drumPatternConsistency).toBeNaN();
});

test('a continuation measures as the same bars do without the opening', () => {
  const bars = (count: number, at = 0) =>
    Array.from({ length: count * 4 }, (_, beat) => note(at + beat * 12, 60 + (beat % 4), 12));
  const corpus = new EvaluationCorpus([{ id: 'piece', score: score(bars(32)) }]);
  expect([...corpus.prepare()]).toHaveLength(2);
  const alone = { id: 'alone', ...withoutPrime(score(bars(20)), 0) };
  const opening = [note(0, 40, 12), note(3 * BAR, 41, BAR)];
  const primed = withoutPrime(score([...opening, ...bars(20, 4 * BAR)]), opening.length);
  expect(primed.fromBar).toBe(4);
  const [first, second] = [alone, { id: 'alone', ...primed }].map((take) => ({
    ...corpus.evaluateTake(take),
    exact: null,
    near: null,
  }));
  expect(second).toEqual(first);
  expect(second!.measures).toMatchObject({ density: 1, emptyMeasureRate: 0, grooveConsistency: 1 });
  expect(corpus.compareTakes([primed])).toEqual(corpus.compareTakes([alone]));
});

describe('diversity', () => {
  const random = createRandom(1);
  const tune = () =>
    score(Array.from({ length: 60 }, (_, i) => note(i * 6, 40 + random.integer(40))));
  test('one note for ever has one gram; takes that are the same are wholly alike', () => {
    const stuck = score(Array.from({ length: 60 }, (_, i) => note(i * 6)));
    expect(distinctGrams([stuck], 4)).toBe(1 / 56);
    const own = tune();
    expect(distinctGrams([own], 4)).toBe(1);
    expect(selfSimilarity([own, own])).toBe(1);
    expect(selfSimilarity([own, tune()])).toBeLessThan(0.02);
    expect(selfSimilarity([own])).toBeNaN();
    expect(distinctGrams([score([])], 4)).toBeNaN();
  });
});

describe('sets', () => {
  const random = createRandom(2);
  const normal = (mean: number, deviation: number, count = 400): number[] =>
    Array.from({ length: count }, () => {
      const [u, v] = [1 - random.next(), random.next()];
      return mean + deviation * Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
    });

  test('two samples of normal densities have the overlap and divergence of these', () => {
    // N(0,1) and N(1,1): overlap 2 Φ(−1/2) = 0.617, divergence 1/2. Kernels widen both a little.
    const { overlap, divergence } = compareDensities(normal(0, 1, 4000), normal(1, 1, 4000));
    expect(overlap).toBeCloseTo(0.617, 1);
    expect(divergence).toBeGreaterThan(0.38);
    expect(divergence).toBeLessThan(0.55);
    const same = normal(3, 2);
    expect(compareDensities(same, same).overlap).toBeCloseTo(1, 3);
    expect(compareDensities(same, same).divergence).toBe(0);
    expect(compareDensities(normal(0, 1), normal(50, 1)).overlap).toBeLessThan(0.001);
  });

  test('density is that of the whole passage, silence at its end too', () => {
    const window = (notes: number, every: number) => ({
      score: score(Array.from({ length: notes }, (_, i) => note(i * every))),
      lengthTicks: 8 * BAR,
    });
    const set = (every: number) => [4, 6, 9, 13].map((notes) => window(notes, every));
    expect(compareSets(set(3), set(24)).density).toEqual(compareSets(set(3), set(3)).density);
    expect(compareSets(set(3), set(3)).density.overlap).toBeGreaterThan(0);
  });

  test('a set lies nearer to itself than to another', () => {
    const points = (mean: number) => normal(mean, 1, 40).map((x) => [x, 0]);
    const set = points(0);
    expect(setDistance(set, points(0)).overlap).toBeGreaterThan(0.8);
    expect(setDistance(set, points(10)).overlap).toBeLessThan(0.1);
    expect(setDistance([[1]], [[2]]).overlap).toBeNaN();
    expect(setDistance([[1], [1], [1]], [[1]]).divergence).toBeNaN();
  });
});

test('histograms count what they say', () => {
  const music = score([note(0, 60, 12), note(12, 64, 6), note(12, 67, 6), note(24, 60, 12)]);
  expect(pitchClassHistogram(music)[0]).toBe(24 / 36);
  const intervals = intervalHistogram(music);
  expect([intervals[12 + 7], intervals[12 - 7]]).toEqual([0.5, 0.5]);
  const transitions = transitionMatrix(music);
  expect([transitions[7], transitions[7 * 12]]).toEqual([0.5, 0.5]);
  expect(lengthHistogram(music).filter((share) => share > 0)).toEqual([0.5, 0.5]);
  expect(pitchClassHistogram(score([]))).toEqual(Array(12).fill(0));
});
