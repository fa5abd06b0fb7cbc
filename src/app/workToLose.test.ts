import { expect, test } from 'vitest';
import type { HeardRecording } from '../store/review.ts';
import { createAppStore } from '../store/store.ts';
import { libraryPiece } from '../testing/libraryPiece.ts';
import { wordLoss } from '#words/loss.ts';
import { findLoss, hasWorkToLose, isBusy } from './workToLose.ts';

test('nothing to lose is nothing to say', () => {
  const state = createAppStore().getState();
  expect(wordLoss(findLoss(state))).toBeNull();
  expect(hasWorkToLose(state)).toBe(false);
});

test('what was played on a keyboard is lost too', () => {
  const store = createAppStore();
  const { score, events } = libraryPiece('a');
  const opening = { id: 'o', title: 'Opening', score, events };
  store.getState().addRecording(opening);
  expect(wordLoss(findLoss(store.getState()))).toBe('1 opening');
  expect(hasWorkToLose(store.getState())).toBe(true);
});

test('pieces alone can be dropped again; a training cannot', () => {
  const store = createAppStore();
  store.getState().addRow(libraryPiece('a'));
  expect(wordLoss(findLoss(store.getState()))).toBe('1 piece');
  expect(hasWorkToLose(store.getState())).toBe(false);
  store.getState().startRun();
  expect(wordLoss(findLoss(store.getState()))).toBe('the training in progress and 1 piece');
  expect(hasWorkToLose(store.getState())).toBe(true);
});

test('what was recorded here cannot be dropped again', () => {
  const store = createAppStore();
  store.getState().addRow({ ...libraryPiece('a'), origin: 'recording' });
  expect(hasWorkToLose(store.getState())).toBe(true);
});

test('a recording that could not be heard is lost too', () => {
  const store = createAppStore();
  const failure = { code: 'worker/crashed', message: '', details: {} } as const;
  const onlyCopy = new File(['x'], 'a.webm');
  store.getState().addRow({ kind: 'skipped', id: 'a', fileName: 'a.webm', failure, onlyCopy });
  expect(wordLoss(findLoss(store.getState()))).toBe('1 recording');
  expect(hasWorkToLose(store.getState())).toBe(true);
});

test('playing an opening is busy', () => {
  const store = createAppStore();
  store.getState().setRecorder({ status: 'running', progress: { downbeatMs: null, notes: 0 } });
  expect(isBusy(store.getState())).toBe(true);
});

test('what is kept is not lost; what is under way, or found no room, is', () => {
  const store = createAppStore();
  store.getState().addRow({ ...libraryPiece('a'), origin: 'recording' });
  store.getState().setProject({ keeping: 'on' });
  expect(wordLoss(findLoss(store.getState()))).toBeNull();
  expect(hasWorkToLose(store.getState())).toBe(false);
  store.getState().setProject({ unkept: ['Solace'] });
  expect(wordLoss(findLoss(store.getState()))).toBe('what could not be saved for lack of space');
  expect(hasWorkToLose(store.getState())).toBe(true);
  store.getState().setProject({ unkept: [] });
  store.getState().startRun();
  expect(hasWorkToLose(store.getState())).toBe(false);
  store.getState().setRunUnkept({ code: 'storage/no-room', message: '', details: {} });
  expect(wordLoss(findLoss(store.getState()))).toBe('the training in progress');
  expect(hasWorkToLose(store.getState())).toBe(true);
});

test('a tab that only looks on has nothing to lose', () => {
  const store = createAppStore();
  store.getState().addRow({ ...libraryPiece('a'), origin: 'recording' });
  store.getState().setProject({ keeping: 'elsewhere' });
  expect(hasWorkToLose(store.getState())).toBe(false);
});

test('a recording on its way is lost until it is kept', () => {
  const store = createAppStore();
  store.getState().setProject({ keeping: 'on' });
  store.getState().setListening({
    status: 'running',
    progress: { fileName: 'a.wav', share: 0, secondsLeft: null, waiting: 0 },
  });
  for (const keeping of ['writing', 'failed'] as const) {
    store.getState().setRecordingKeeping('a', keeping);
    expect(wordLoss(findLoss(store.getState()))).toBe('1 recording');
    expect(hasWorkToLose(store.getState())).toBe(true);
  }
  const item = { id: 'a' } as HeardRecording;
  store.getState().setRemoved({ kind: 'heard', entries: [{ index: 0, item }] });
  expect(hasWorkToLose(store.getState())).toBe(false);
  store.getState().setRemoved(null);
  store.getState().setRecordingKeeping('a', 'kept');
  expect(wordLoss(findLoss(store.getState()))).toBeNull();
  expect(hasWorkToLose(store.getState())).toBe(false);
  expect(isBusy(store.getState())).toBe(true);
});
