import { beforeEach, expect, it } from 'vitest';
import type { Score } from '../core/music/score.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import { PLAIN_TAKE } from '../testing/plainTake.ts';
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
const add = (id: string): void =>
  app.store.getState().addTake({ ...PLAIN_TAKE, id, title: 'A take', score: scoreWith(8) });
const finish = (id = 't1'): void => {
  add(id);
  app.store.getState().setWriting({ status: 'done', result: { takeId: id } });
};

/** Begins to write, up to the first notes. */
const begin = async (): Promise<void> => {
  write(0);
  write(2);
  await expect.poll(() => facts().status).toBe('waiting');
};

it('plays from the first notes on, goes on with every version, and ends with the take', async () => {
  await begin();
  expect(playback.calls).toEqual(['wake', 'load 2 notes', 'play']);
  write(4);
  expect(facts().status).toBe('playing');
  finish();
  expect(playback.calls.slice(3)).toEqual(['extend 4 notes', 'extend 8 notes, complete']);
  expect(facts().source).toEqual({ kind: 'take', id: 't1' });
  expect(facts().chosen).toEqual({ kind: 'take', id: 't1' });
});

it('interrupts nothing while nothing of the take can be heard', async () => {
  add('t1');
  await playSource(app, { kind: 'take', id: 't1' });
  write(0);
  write(0);
  app.store.getState().setWriting({ status: 'done', result: { takeId: 't1' } });
  expect(playback.calls).toEqual(['load 8 notes', 'play', 'wake']);
  expect(facts().status).toBe('playing');
});

it('plays a take of which nothing could be heard before, but not several', async () => {
  write(0);
  finish('t1');
  await expect.poll(() => facts().status).toBe('playing');
  expect(playback.calls).toEqual(['wake', 'load 8 notes', 'play']);
  stopPlayback(app);
  write(0);
  add('t2');
  finish('t3');
  expect(facts().status).toBe('stopped');
});

it('is silent when writing is cancelled', async () => {
  await begin();
  app.store.getState().setWriting({ status: 'cancelled' });
  expect(facts()).toMatchObject({ status: 'stopped', source: null });
});

it('stays stopped when the musician stops it, and leaves alone what is played instead', async () => {
  await begin();
  stopPlayback(app);
  write(4);
  expect(facts().status).toBe('stopped');
  finish();
  await begin();
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
