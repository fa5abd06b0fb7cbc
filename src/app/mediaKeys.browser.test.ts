import { expect, it, vi } from 'vitest';
import type { App } from '../commands/app.ts';
import { createMediaFocus, type MediaFocus } from '../services/audio/mediaFocus.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import { PLAIN_TAKE } from '../testing/plainTake.ts';
import { noteAt, scoreOf, trackOf } from '../testing/playerScores.ts';
import { followMediaKeys } from './mediaKeys.ts';

it('tells the system what plays and how far it is, and holds its keys only meanwhile', () => {
  const calls: string[] = [];
  const focus: MediaFocus = {
    take: () => void calls.push('take'),
    release: () => void calls.push('release'),
  };
  const store = createAppStore();
  // The player is asked for the position only.
  const playback = { positionSeconds: () => 2, listen: () => () => undefined };
  const services = { playback } as unknown as Services;
  const app: App = { store, services };
  followMediaKeys(app, focus);
  store.getState().addTake({
    ...PLAIN_TAKE,
    id: 't1',
    title: 'Take 1',
    score: scoreOf(trackOf([noteAt(0, 60)])),
  });
  store.getState().setPlayback({ source: { kind: 'take', id: 't1' }, durationSeconds: 8 });
  expect(calls).toEqual([]);
  store.getState().setPlayback({ status: 'playing' });
  expect(navigator.mediaSession.metadata?.title).toBe('Take 1');
  expect(navigator.mediaSession.playbackState).toBe('playing');
  store.getState().setPlayback({ status: 'paused' });
  expect(navigator.mediaSession.playbackState).toBe('paused');
  expect(calls).toEqual(['take', 'release']);
});

it('has a silent sound that browsers take for music', async () => {
  const play = vi.spyOn(HTMLMediaElement.prototype, 'play');
  const focus = createMediaFocus();
  focus.take();
  const element = play.mock.contexts[0] as HTMLMediaElement;
  await expect.poll(() => element.currentTime).toBeGreaterThan(0);
  expect(element.duration).toBeGreaterThan(5);
  focus.release();
  expect(element.paused).toBe(true);
  play.mockRestore();
});
