import { beforeEach, expect, test } from 'vitest';
import type { RunFacts } from '../../core/model/training.ts';
import { createAppStore, type AppStore } from '../../store/store.ts';
import { tinyModel } from '../../testing/tinyModel.ts';
import { curveTable } from './curveTable.ts';
import { drawRuns, findRuns, LIVE_RUN, wordRuns, type CurveView } from './runCurves.ts';

const FACTS: RunFacts = {
  engines: [{ name: 'wasm', status: 'chosen', notesPerSecond: 1, detail: '' }],
  totalNotes: 4000,
  trainingNotes: 1000,
  validationNotes: 50,
  validationKind: 'pieces',
  isValidationHeard: false,
  parameterCount: 1,
  baselineNatsPerNote: 7,
};
const LOSS: CurveView = { quantity: 'loss', over: 'notes', smoothing: 0 };

let store: AppStore;
const runs = () => findRuns(store.getState().training);

/** A run with two points of each kind. */
function run(): void {
  const state = store.getState();
  state.startRun();
  state.setRunFacts(FACTS);
  [500, 2000].forEach((notesSeen, i) => {
    const progress = { share: 0.5, isLastStretch: false, notesPerSecond: 1, secondsLeft: 1 };
    const point = { notesSeen, loss: 9 - i, gradientNorm: 2 + i, learningRate: 0.004 - i / 1000 };
    state.addTrainLoss(point, { ...progress, notesSeen, seconds: 1 });
    state.addValidationLoss({ notesSeen, loss: 8 - i }, true);
  });
}

beforeEach(() => {
  store = createAppStore();
  store.getState().addModel('file', tinyModel(new Float32Array()));
  run();
});

test('a run keeps its colour when it ends, and a model from elsewhere has no curves', () => {
  const [live] = runs();
  expect(live).toMatchObject({ id: LIVE_RUN, totalNotes: 4000, best: { notesSeen: 2000 } });
  store.getState().finishRun('m', tinyModel(new Float32Array()), 'plan');
  expect(runs().map(({ id }) => id)).toEqual(['m']);
  expect(runs()[0]).toMatchObject({ colour: live!.colour, train: live!.train, counting: 5 });
});

test('passes are told by the run’s own music, and a run alone is not named', () => {
  const { curves, marks, levels, xEnd } = drawRuns(runs(), { ...LOSS, over: 'passes' });
  expect(curves.map(({ name }) => name)).toEqual(['training', 'validation']);
  expect(curves[0]!.points).toEqual([
    { x: 0.5, y: 9 },
    { x: 2, y: 8 },
  ]);
  expect(marks).toMatchObject([{ x: 2, y: 7, label: 'best: 7.00' }]);
  expect(levels).toEqual([{ label: 'baseline', y: 7 }]);
  expect(xEnd).toBe(4);
});

test('the axis of a run without a set end grows in steps, and ends with the run', () => {
  const [live] = runs();
  const endAt = (notesSeen: number, id: string): number => {
    const train = [{ ...live!.train[0]!, notesSeen }];
    return drawRuns([{ ...live!, id, train, validation: [], totalNotes: null }], LOSS).xEnd;
  };
  expect([0, 1100, 1250, 1300, 9000].map((notes) => endAt(notes, LIVE_RUN))).toEqual([
    1, 1250, 1250, 1500, 10_000,
  ]);
  expect(endAt(1100, 'done')).toBe(1100);
});

test('smoothing leaves what was measured behind the curve, and validation as it is', () => {
  const { curves } = drawRuns(runs(), { ...LOSS, smoothing: 0.5 });
  expect(curves.map(({ look }) => look)).toEqual(['faint', 'thin', 'thick']);
  expect(curves[1]!.points[1]!.y).toBeGreaterThan(curves[0]!.points[1]!.y);
  expect(curves[2]!.points[1]!.y).toBe(7);
});

test('gradient norm and learning rate have no counting to get below', () => {
  const norm = drawRuns(runs(), { ...LOSS, quantity: 'gradientNorm' });
  expect(norm.levels).toEqual([]);
  expect(norm.curves[0]!.points.map(({ y }) => y)).toEqual([2, 3]);
  expect(wordRuns(runs(), { ...LOSS, quantity: 'learningRate' })).toContain('started at 0.004');
});

test('runs side by side are named, and their table has a column for each curve', () => {
  store.getState().finishRun('m', tinyModel(new Float32Array()), 'plan');
  run();
  const { xTitle, curves } = drawRuns(runs(), LOSS);
  const table = curveTable(xTitle, curves);
  expect(table[0]).toEqual([
    'Notes',
    'Tiny: training',
    'Tiny: validation',
    'This training: training',
    'This training: validation',
  ]);
  expect(table[1]).toEqual(['500', '9', '8', '9', '8']);
});
