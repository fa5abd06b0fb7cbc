import { expect, it } from 'vitest';
import { bendOf } from './bendOf.ts';
import { PITCHES, type PitchActivity } from './pitchActivity.ts';

const [START, COLUMN] = [10, 40];

function activityOf(steps: readonly number[]): PitchActivity {
  const frames = START + steps.length;
  const size = frames * PITCHES;
  const bends = new Int8Array(size);
  for (const [i, step] of steps.entries()) bends[(START + i) * PITCHES + COLUMN] = step;
  return { frames, bends, sounding: new Float32Array(size), onsets: new Float32Array(size) };
}

const bend = (steps: readonly number[]) => bendOf(activityOf(steps), START, steps.length, COLUMN);
const hold = (step: number, frames: number): number[] => Array<number>(frames).fill(step);

it('follows a bend, without its noise', () => {
  const steps = [...hold(0, 10), 1, 5, ...hold(2, 5), ...hold(3, 10)];
  const found = bend(steps)!;
  expect(found).toHaveLength(steps.length);
  expect([found[0], found[15], found.at(-1)]).toEqual([0, 2, 3]);
  expect(found).not.toContain(5);
});

it('keeps vibrato of seven a second and a semitone', () => {
  const steps = Array.from({ length: 60 }, (_, i) =>
    Math.round(2 * Math.sin((2 * Math.PI * i) / 12)),
  );
  const found = bend(steps)!;
  expect([Math.min(...found), Math.max(...found)]).toEqual([-2, 2]);
});

it('leaves alone what trembles by a step, lies off the pitch throughout, or is short', () => {
  expect(bend(Array.from({ length: 40 }, (_, i) => i % 2))).toBeNull();
  expect(bend(hold(1, 40))).toBeNull();
  expect(bend([0, 0, 0, 0, 3, 3, 3, 3])).toBeNull();
});

it('counts no neighbouring note as a bend of more than two semitones', () => {
  expect(Math.max(...bend([...hold(0, 15), ...hold(11, 15)])!)).toBe(6);
});
