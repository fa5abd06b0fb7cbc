import { beforeEach, describe, expect, test } from 'vitest';
import { tinyModel } from '../testing/tinyModel.ts';
import type { LossPoint, RunFacts, TrainPoint } from '../core/model/training.ts';
import { createAppStore, type AppStore } from './store.ts';

let store: AppStore;
const training = () => store.getState().training;
const point = (notesSeen: number, loss = 1 / (1 + notesSeen)): LossPoint => ({ notesSeen, loss });
const trainPoint = (notesSeen: number): TrainPoint => ({
  ...point(notesSeen),
  gradientNorm: 1 / (2 + notesSeen),
  learningRate: 1e-3,
});
const progress = (notesSeen: number) => ({
  notesSeen,
  share: notesSeen / 1000,
  isLastStretch: false,
  notesPerSecond: 10,
  seconds: notesSeen / 10,
  secondsLeft: 1,
});

beforeEach(() => {
  store = createAppStore();
  store.getState().startRun();
});

describe('a long history', () => {
  const LENGTH = 1001;
  beforeEach(() => {
    const { addTrainLoss, addValidationLoss } = store.getState();
    for (let i = 0; i < LENGTH; i++) {
      addTrainLoss(trainPoint(i), progress(i));
      addValidationLoss(point(i), false);
    }
  });

  test('stays within 240 points and keeps both ends as they were', () => {
    const { trainLoss, validationLoss } = training();
    for (const history of [trainLoss, validationLoss]) {
      expect(history.length).toBeGreaterThan(100);
      expect(history.length).toBeLessThanOrEqual(240);
    }
    expect([trainLoss[0], trainLoss.at(-1)]).toEqual([trainPoint(0), trainPoint(LENGTH - 1)]);
    expect([validationLoss[0], validationLoss.at(-1)]).toEqual([point(0), point(LENGTH - 1)]);
  });

  test('keeps order and shape', () => {
    const { trainLoss } = training();
    for (const [i, { notesSeen, loss, gradientNorm }] of trainLoss.entries()) {
      const before = trainLoss[i - 1];
      if (!before) continue;
      expect(notesSeen).toBeGreaterThan(before.notesSeen);
      expect(loss).toBeLessThan(before.loss);
      expect(gradientNorm).toBeLessThan(before.gradientNorm);
    }
  });
});

test('the best validation loss is the one the run named, however long the history grows', () => {
  const { addValidationLoss } = store.getState();
  expect(training().bestValidation).toBeNull();
  const best = point(7, 1.25);
  for (let i = 0; i < 500; i++) addValidationLoss(i === 7 ? best : point(i, 3), i === 0 || i === 7);
  expect(training().bestValidation).toBe(best);
  expect(training().validationLoss).not.toContain(best);
});

test('a new run begins without the figures of the last, and with its models', () => {
  const { addTrainLoss, addValidationLoss, endRun, startRun } = store.getState();
  addTrainLoss(trainPoint(1), progress(1));
  addValidationLoss(point(1), true);
  endRun({ status: 'cancelled' });
  startRun();
  expect(training()).toMatchObject({
    run: { status: 'running', progress: null },
    trainLoss: [],
    validationLoss: [],
    bestValidation: null,
  });
});

test('a finished run leaves its model, with how it went, even when the next one begins', () => {
  const facts: RunFacts = {
    engines: [{ name: 'wasm', status: 'chosen', notesPerSecond: 1, detail: '' }],
    totalNotes: 1000,
    trainingNotes: 500,
    validationNotes: 50,
    validationKind: 'pieces',
    isValidationHeard: false,
    parameterCount: 1,
    baselineNatsPerNote: 8,
  };
  const state = store.getState();
  state.setRunFacts(facts);
  state.addValidationLoss(point(0), true);
  state.addTrainLoss(trainPoint(300), progress(300));
  state.addValidationLoss(point(400), true);
  state.finishRun('m', tinyModel(new Float32Array()), 'stop');
  expect(training().run).toEqual({ status: 'done', result: { modelId: 'm', endedBy: 'stop' } });
  state.startRun();
  state.renameModel('m', 'Rags');
  expect(training().models).toMatchObject([{ id: 'm', model: { name: 'Rags' } }]);
  expect(training().models[0]!.history).toEqual({
    train: [trainPoint(300)],
    validation: [point(0), point(400)],
    best: point(400),
    trainingNotes: 500,
    engine: 'wasm',
    seconds: 30,
    endedBy: 'stop',
    validationKind: 'pieces',
  });
});

test('events that come after the end change nothing', () => {
  const state = store.getState();
  state.setRunPaused(true);
  state.endRun({ status: 'done', result: { modelId: 'm', endedBy: 'stop' } });
  const ended = training();
  expect(ended.isPaused).toBe(false);
  state.addTrainLoss(trainPoint(1), progress(1));
  state.addValidationLoss(point(1), true);
  state.addRecovery({ failed: 'wasm', reason: '', notesSeen: 0 }, []);
  state.setRunPaused(true);
  state.endRun({ status: 'cancelled' });
  expect(training()).toEqual(ended);
});

test('without a run there is none to end', () => {
  const fresh = createAppStore();
  fresh.getState().endRun({ status: 'cancelled' });
  expect(fresh.getState().training.run).toEqual({ status: 'idle' });
});
