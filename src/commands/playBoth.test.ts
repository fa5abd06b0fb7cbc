import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import { libraryPiece } from '../testing/libraryPiece.ts';
import { SilentPlayback } from '../testing/silentPlayback.ts';
import type { App } from './app.ts';
import { pausePlayback, seekPlayback, stopPlayback } from './playback.ts';
import { playBoth } from './playBoth.ts';

let app: App;
let playback: SilentPlayback;

beforeEach(() => {
  vi.useFakeTimers();
  playback = new SilentPlayback();
  app = { store: createAppStore(), services: { playback } as unknown as Services };
  for (const id of ['a', 'b']) app.store.getState().addRow(libraryPiece(id));
});
afterEach(() => {
  vi.useRealTimers();
});

// 1920 ticks are 2.5 seconds of that piece.
const first = { source: { kind: 'piece', id: 'a' }, startTicks: 0, endTicks: 1920 } as const;
const second = { source: { kind: 'piece', id: 'b' }, startTicks: 1920, endTicks: 3840 } as const;
const heard = () => playback.calls.filter((call) => call !== 'wake');
const BOTH = ['load Random', 'seek 0', 'play', 'load Random', 'seek 2.5', 'play'];

test('the second place follows when the first has been heard to its end, and not before', async () => {
  const playing = playBoth(app, first, second);
  await vi.advanceTimersByTimeAsync(100);
  playback.moveTo(2.4);
  await vi.advanceTimersByTimeAsync(100);
  expect(heard()).toEqual(BOTH.slice(0, 3));
  playback.moveTo(2.5);
  await vi.advanceTimersByTimeAsync(100);
  await playing;
  expect(heard()).toEqual(BOTH);
  expect(app.store.getState().playback.source).toEqual(second.source);
});

test('music that ends with the first place has been heard', async () => {
  const playing = playBoth(app, first, second);
  await vi.advanceTimersByTimeAsync(100);
  playback.moveTo(2.4);
  await vi.advanceTimersByTimeAsync(100);
  stopPlayback(app);
  await vi.advanceTimersByTimeAsync(100);
  await playing;
  expect(heard()).toEqual(BOTH);
});

test('asked for twice, the second place follows once', async () => {
  const once = playBoth(app, first, second);
  await vi.advanceTimersByTimeAsync(100);
  const again = playBoth(app, first, second);
  await vi.advanceTimersByTimeAsync(100);
  playback.moveTo(2.5);
  await vi.advanceTimersByTimeAsync(100);
  await Promise.all([once, again]);
  expect(heard()).toEqual([...BOTH.slice(0, 3), ...BOTH]);
  expect(vi.getTimerCount()).toBe(0);
});

test.each([
  ['moved', () => seekPlayback(app, 2.5)],
  ['paused', () => pausePlayback(app)],
  ['stopped', () => stopPlayback(app)],
])('one that is %s stays', async (_, halt) => {
  const playing = playBoth(app, first, second);
  await vi.advanceTimersByTimeAsync(100);
  halt();
  await vi.advanceTimersByTimeAsync(100);
  await playing;
  expect(heard().filter((call) => call === 'play')).toHaveLength(1);
});
