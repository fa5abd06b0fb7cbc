import { beforeEach, expect, it } from 'vitest';
import type { Score } from '../core/music/score.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import { noteAt, scoreOf, trackOf } from '../testing/playerScores.ts';
import { SilentPlayback } from '../testing/silentPlayback.ts';
import type { App } from './app.ts';
import { followPlayback, playSource, stopPlayback } from './playback.ts';
import { followWriting, setPlaysWhileWriting } from './playWhileWriting.ts';

let playback: SilentPlayback;
let app: App;
const facts = () => app.store.getState().playback;
const scoreWith = (notes: number): Score => ({
  ...scoreOf(trackOf(Array.from({ length: notes }, (_, i) => noteAt(i, 60)))),
  title: `${notes} notes`,
});

beforeEach(() => {
  playback = new SilentPlayback();
  // These commands touch no other service.
  app = { store: createAppStore(), services: { playback } as unknown as Services };
  followPlayback(app);
  followWriting(app);
});

const write = (notes: number): void =>
  app.store.getState().setWriting({
    status: 'running',
    progress: { written: notes, wanted: 8, score: notes === 0 ? null : scoreWith(notes) },
  });
const finish = (): void => {
  const state = app.store.getState();
  state.addTake({
    id: 't1',
    title: 'Take 1',
    modelName: 'S',
    seed: 1,
    temperature: 1,
    createdAt: '2026-01-01T00:00:00Z',
    primeNotes: 0,
    score: scoreWith(8),
  });
  state.setWriting({ status: 'done', result: { takeId: 't1' } });
};

it('plays from the moment writing begins, goes on with every version, and ends with the take', async () => {
  write(0);
  await expect.poll(() => facts().status).toBe('waiting');
  expect(playback.calls).toEqual(['load ', 'play']);
  write(2);
  expect(facts().status).toBe('playing');
  write(4);
  finish();
  expect(playback.calls.slice(2)).toEqual([
    'extend 2 notes',
    'extend 4 notes',
    'extend 8 notes, complete',
  ]);
  expect(facts().source).toEqual({ kind: 'take', id: 't1' });
  expect(facts().chosen).toEqual({ kind: 'take', id: 't1' });
});

it('is silent when writing is cancelled', async () => {
  write(0);
  await expect.poll(() => facts().status).toBe('waiting');
  write(2);
  app.store.getState().setWriting({ status: 'cancelled' });
  expect(facts()).toMatchObject({ status: 'stopped', source: null });
});

it('stays stopped when the musician stops it, and leaves alone what is played instead', async () => {
  write(0);
  await expect.poll(() => facts().status).toBe('waiting');
  stopPlayback(app);
  write(2);
  expect(facts().status).toBe('stopped');
  finish();
  await playSource(app, { kind: 'take', id: 't1' });
  write(0);
  await expect.poll(() => facts().source?.kind).toBe('writing');
  await playSource(app, { kind: 'take', id: 't1' });
  const before = playback.calls.length;
  write(4);
  expect(playback.calls).toHaveLength(before);
});

it('does nothing when it is not wanted, and can be switched while a take is written', async () => {
  setPlaysWhileWriting(app, false);
  write(0);
  write(2);
  expect(playback.calls).toEqual([]);
  setPlaysWhileWriting(app, true);
  await expect.poll(() => facts().status).toBe('waiting');
  expect(playback.calls).toEqual(['load 2 notes', 'play']);
  setPlaysWhileWriting(app, false);
  expect(facts().status).toBe('stopped');
});
