import { expect, it } from 'vitest';
import type { TrainingSlice } from '../store/training.ts';
import { createQuarterNews } from './trainingNews.ts';

type Run = TrainingSlice['training']['run'];

const IDLE: Run = { status: 'idle' };
const running = (share: number | null, secondsLeft: number | null = null): Run => ({
  status: 'running',
  progress:
    share === null
      ? null
      : { share, secondsLeft, notesSeen: 1, isLastStretch: false, notesPerSecond: 1, seconds: 1 },
});

/** @param runs with when they are so, in seconds */
function saidOf(runs: readonly (readonly [seconds: number, run: Run])[]) {
  const tell = createQuarterNews();
  return runs.map(([seconds, run]) => tell(run, seconds * 1000));
}

it('tells each quarter of a training', () => {
  expect(
    saidOf([
      [0, IDLE],
      [0, running(null)],
      [1, running(0.01)],
      [60, running(0.25, 180)],
      [61, running(0.26, 170)],
      [120, running(0.51, 110)],
      [180, running(0.8)],
      [240, running(1, 0)],
      [241, IDLE],
    ]),
  ).toEqual([
    null,
    null,
    null,
    'Training: a quarter done, about 3 minutes left.',
    'Training: a quarter done, about 3 minutes left.',
    'Training: half done, about 2 minutes left.',
    'Training: three quarters done.',
    'Training: three quarters done.',
    null,
  ]);
});

it('passes over quarters that follow each other fast', () => {
  const runs = [0, 0.3, 0.6, 0.8].map((share, i) => [i * 5, running(share)] as const);
  expect(saidOf(runs)).toEqual([null, null, null, null]);
});

it('does not tell what lay behind a training that goes on', () => {
  expect(
    saidOf([
      [0, running(null)],
      [20, running(0.6)],
      [40, running(0.76)],
      [50, IDLE],
      [60, running(0)],
    ]),
  ).toEqual([null, null, 'Training: three quarters done.', null, null]);
});
