import { expect, test } from 'vitest';
import { coachRun, type RunCurves } from './coachRun.ts';

const PASS = 1000;

/** A validation each half pass, training losses five times as often. */
function curves(
  validation: readonly number[],
  training: (share: number) => number,
  change: Partial<RunCurves> = {},
): RunCurves {
  const validationLoss = validation.map((loss, i) => ({ notesSeen: (i * PASS) / 2, loss }));
  const end = validationLoss.at(-1)!.notesSeen;
  const trainLoss = Array.from(
    { length: validation.length * 5 },
    (_, i, { length } = validation) => {
      const share = (i + 1) / (length * 5);
      return { notesSeen: share * end, loss: training(share) };
    },
  );
  const best = validationLoss.reduce((a, b) => (b.loss < a.loss ? b : a));
  return {
    trainLoss,
    validationLoss,
    bestValidation: best,
    trainingNotes: PASS,
    baselineNatsPerNote: 8,
    validationKind: 'pieces',
    endedBy: 'plan',
    hasBase: false,
    ...change,
  };
}
const falling = (share: number): number => 7 - 4 * share;
const kinds = (run: RunCurves): string[] => coachRun(run).map(({ kind }) => kind);
const LEARNED = [24, 9, 7, 6, 5.5, 5.2, 5.1, 5.1, 5.1, 5.1, 5.1];

test('a run that learned and levelled out needs no word, nor one that has not been judged', () => {
  expect(kinds(curves(LEARNED, falling))).toEqual([]);
  expect(kinds({ ...curves(LEARNED, falling), bestValidation: null })).toEqual([]);
});

test('validation rising while training falls is learning by heart', () => {
  const rising = [24, 9, 7, 6, 5.5, 5.7, 5.8, 5.9, 6];
  const run = curves(rising, falling);
  expect(coachRun(run)).toEqual([
    { kind: 'memorising', bestPass: 2, remedy: { kind: 'add-pieces' } },
  ]);
  expect(coachRun({ ...run, endedBy: null })[0]!.remedy).toEqual({ kind: 'stop' });
});

test('validation rising with training is not, nor are three bad validations', () => {
  expect(kinds(curves([24, 9, 7, 6, 5.5, 5.7, 5.8, 5.9, 6], () => 6))).toEqual([]);
  expect(kinds(curves([24, 9, 7, 6, 5.5, 5.7, 5.8, 5.9], falling))).toEqual([]);
});

test('a loss that still falls at the end asks for more, unless the run ended for want of improvement', () => {
  const short = [24, 12, 9, 8, 7, 6.7, 6.4, 6.1, 5.8, 5.5, 5.2];
  expect(coachRun(curves(short, falling))).toEqual([
    { kind: 'still-improving', remedy: { kind: 'train-on' } },
  ]);
  expect(kinds(curves(short, falling, { endedBy: 'stop' }))).toEqual(['still-improving']);
  expect(kinds(curves(short, falling, { endedBy: 'early-stop' }))).toEqual([]);
  expect(kinds(curves(short, falling, { endedBy: null }))).toEqual([]);
});

test('a model that counting beats is said to, with what may help', () => {
  const hopeless = curves(LEARNED, falling, { baselineNatsPerNote: 5 });
  expect(coachRun(hopeless)).toEqual([
    {
      kind: 'below-counting',
      loss: 5.1,
      counting: 5,
      isWithin: false,
      remedy: { kind: 'add-pieces' },
    },
  ]);
  const stopped = curves([24, 12], falling, { endedBy: 'stop' });
  expect(coachRun(stopped)).toMatchObject([
    { kind: 'below-counting', remedy: { kind: 'train-on' } },
  ]);
  const short = curves([24, 20, 16, 12, 10], falling);
  expect(coachRun(short)[0]).toMatchObject({
    kind: 'below-counting',
    remedy: { kind: 'train-on' },
  });
  expect(kinds({ ...hopeless, endedBy: null })).toEqual([]);
});

test('a model that was never bettered is said to be the better one', () => {
  const worse = curves([5, 5.2, 5.3, 5.3, 5.4], falling, { hasBase: true });
  expect(kinds(worse)).toEqual(['no-gain']);
  expect(kinds({ ...worse, endedBy: null })).not.toContain('no-gain');
});
