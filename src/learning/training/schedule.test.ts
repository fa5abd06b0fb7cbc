import { describe, expect, test } from 'vitest';
import { recipeFor } from './recipe.ts';
import { Schedule } from './schedule.ts';

const recipe = recipeFor('S', 10_000);
const peak = recipe.peakLearningRate;
const at = (notesSeen: number, seconds = 0) => ({ notesSeen, seconds });

test('the rate rises to its peak, and falls to a fiftieth of it at the end', () => {
  const schedule = new Schedule(recipe, { kind: 'notes', notes: 1000 });
  expect(schedule.learningRate(0, 0)).toBeCloseTo(peak / recipe.warmUpUpdates);
  expect(schedule.learningRate(recipe.warmUpUpdates, 0)).toBeCloseTo(peak);
  expect(schedule.learningRate(1000, 0.5)).toBeCloseTo(peak * 0.51);
  expect(schedule.learningRate(1000, 1)).toBeCloseTo(peak * 0.02);
});

test('a run is as long as its notes, or as its seconds', () => {
  const notes = new Schedule(recipe, { kind: 'notes', notes: 1000 });
  expect([0, 250, 1000, 1100].map((heard) => notes.share(at(heard, 9)))).toEqual([0, 0.25, 1, 1]);
  const seconds = new Schedule(recipe, { kind: 'seconds', seconds: 60 });
  expect([0, 15, 60, 61].map((passed) => seconds.share(at(9999, passed)))).toEqual([0, 0.25, 1, 1]);
});

describe('the last stretch', () => {
  const begun = (from: number, notes: number): Schedule => {
    const schedule = new Schedule(recipe, { kind: 'notes', notes: 1000 });
    schedule.beginLastStretch(at(from), notes, 1e-3);
    return schedule;
  };

  test('goes from where the run is to its end, faster than planned', () => {
    const schedule = begun(400, 100);
    expect(schedule.lastStretch).not.toBeNull();
    expect(schedule.share(at(400))).toBeCloseTo(0.4);
    expect(schedule.share(at(450))).toBeCloseTo(0.7);
    expect(schedule.share(at(500))).toBe(1);
  });

  test('brings the rate down from what it was at the best weights, without a warm-up', () => {
    const schedule = begun(400, 100);
    expect(schedule.learningRate(0, 0.4)).toBeCloseTo(1e-3);
    expect(schedule.learningRate(5, 0.7)).toBeCloseTo(1e-3 * 0.51);
    expect(schedule.learningRate(9, 1)).toBeCloseTo(1e-3 * 0.02);
  });

  test('ends with the plan, if that comes first', () => {
    const schedule = begun(950, 100);
    expect(schedule.share(at(990))).toBeLessThan(1);
    expect(schedule.share(at(1000))).toBe(1);
  });
});
