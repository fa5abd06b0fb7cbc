import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_TRACK_MIX } from '../core/audio/mix.ts';
import { AppError } from '../core/errors.ts';
import type { Score } from '../core/music/score.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import { shownSource } from '../store/playable.ts';
import type { Take } from '../store/takes.ts';
import { PLAIN_TAKE } from '../testing/plainTake.ts';
import { SilentPlayback } from '../testing/silentPlayback.ts';
import type { App } from './app.ts';
import {
  extendPlayback,
  followPlayback,
  mixTrack,
  pausePlayback,
  playLoop,
  playOrPause,
  playSource,
  seekPlayback,
  seekShown,
  setPlayerOptions,
  stopPlayback,
  togglePlayback,
} from './playback.ts';

const score: Score = {
  title: 'Take 1',
  ticksPerQuarter: 480,
  tracks: [0, 40].map((program) => ({
    name: '',
    program,
    isDrum: false,
    notes: [],
    pedals: [],
  })),
  tempos: [{ ticks: 0, tempoBpm: 120 }],
  meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
};

const take: Take = {
  ...PLAIN_TAKE,
  id: 't1',
  title: 'Take 1',
  score,
};

let playback: SilentPlayback;
let app: App;
const facts = () => app.store.getState().playback;
const source = { kind: 'take', id: 't1' } as const;

beforeEach(() => {
  playback = new SilentPlayback();
  // Playback commands touch no other service.
  app = { store: createAppStore(), services: { playback } as unknown as Services };
  app.store.getState().addTake(take);
  followPlayback(app);
});

it('loads and plays a take, and the store knows', async () => {
  await playSource(app, source);
  expect(playback.calls).toEqual(['load Take 1', 'play']);
  expect(facts()).toMatchObject({ source, status: 'playing', durationSeconds: 12, failure: null });
});

it('toggles between playing and paused, stops and seeks', async () => {
  await playSource(app, source);
  await togglePlayback(app);
  expect(facts().status).toBe('paused');
  await togglePlayback(app);
  expect(facts().status).toBe('playing');
  pausePlayback(app);
  expect(facts().status).toBe('paused');
  stopPlayback(app);
  expect(facts().status).toBe('stopped');
  seekPlayback(app, 3);
  expect(playback.calls.at(-1)).toBe('seek 3');
});

it('mixes the tracks of what plays at once, and of a take for when it is played', async () => {
  await mixTrack(app, source, 1, { isMuted: true });
  expect(playback.mix).toEqual([]);
  await playSource(app, source);
  expect(playback.mix).toEqual([DEFAULT_TRACK_MIX, { ...DEFAULT_TRACK_MIX, isMuted: true }]);
  await mixTrack(app, source, 0, { program: 73 });
  expect(playback.mix[0]).toEqual({ ...DEFAULT_TRACK_MIX, program: 73 });
  expect(playback.mix[1]?.isMuted).toBe(true);
});

it('keeps tempo and metronome from piece to piece, but a loop belongs to one', async () => {
  await playSource(app, source);
  setPlayerOptions(app, { tempoPercent: 50, loop: { startSeconds: 1, endSeconds: 2 } });
  await playSource(app, source);
  expect(playback.options).toMatchObject({ tempoPercent: 50, loop: { startSeconds: 1 } });
  app.store.getState().addTake({ ...take, id: 't2' });
  await playSource(app, { kind: 'take', id: 't2' });
  expect(playback.options).toMatchObject({ tempoPercent: 50, loop: null });
  expect(facts().options).toBe(playback.options);
});

it('plays a stretch again and again, from its beginning', async () => {
  const loop = { startSeconds: 2, endSeconds: 4 };
  await playLoop(app, source, loop);
  expect(playback.calls).toEqual(['load Take 1', 'seek 2', 'play']);
  expect(playback.options?.loop).toEqual(loop);
  await playLoop(app, source, { ...loop, endSeconds: 6 });
  expect(playback.calls.slice(3)).toEqual(['seek 2', 'play']);
});

it('plays nothing while nothing was chosen', async () => {
  await togglePlayback(app);
  expect(playback.calls).toEqual([]);
});

it('says why there is no sound, and forgets it at the next attempt', async () => {
  playback.failure = new AppError('network/unreachable', 'no samples', { url: 'x' });
  await playSource(app, source);
  expect(facts().failure).toEqual({
    code: 'network/unreachable',
    message: 'no samples',
    details: { url: 'x' },
  });
  playback.failure = null;
  await playSource(app, source);
  expect(facts().failure).toBeNull();
});

describe('what Play begins with', () => {
  const other = { kind: 'take', id: 't2' } as const;
  beforeEach(async () => {
    await playSource(app, source);
    app.store
      .getState()
      .addTake({ ...take, id: 't2', title: 'Take 2', score: { ...score, title: 'Take 2' } });
  });
  const shown = () => shownSource(app.store.getState());

  it('is what was selected last, but what sounds goes on and is what the player shows', async () => {
    expect(facts().status).toBe('playing');
    expect(shown()).toEqual(source);
    await playOrPause(app);
    expect(facts().status).toBe('paused');
    expect(shown()).toEqual(other);
    await playOrPause(app);
    expect(playback.calls.slice(-2)).toEqual(['load Take 2', 'play']);
    expect(shown()).toEqual(other);
  });

  it('goes on where it was paused while nothing else was chosen', async () => {
    app.store.getState().selectTake('t1');
    await playOrPause(app);
    await playOrPause(app);
    expect(playback.calls).toEqual(['load Take 1', 'play', 'play']);
  });

  it('is found where the musician sought before it was loaded', async () => {
    stopPlayback(app);
    await seekShown(app, 5);
    expect(playback.calls.slice(-2)).toEqual(['load Take 2', 'seek 5']);
    await playOrPause(app);
    expect(playback.calls.at(-1)).toBe('play');
  });

  it('keeps the loop that was marked before it was loaded', async () => {
    stopPlayback(app);
    setPlayerOptions(app, { loop: { startSeconds: 1, endSeconds: 2 } });
    await playOrPause(app);
    expect(playback.options?.loop).toEqual({ startSeconds: 1, endSeconds: 2 });
  });

  it('is passed over when it is gone', () => {
    stopPlayback(app);
    app.store.getState().removeTake('t2');
    expect(shown()).toEqual(source);
  });
});

it('loads what was written anew since', async () => {
  await playSource(app, source);
  await togglePlayback(app);
  const { takes } = app.store.getState();
  app.store.setState({
    takes: {
      ...takes,
      list: [{ ...take, score: { ...score, title: 'Take 1, better', tracks: [] } }],
    },
  });
  await togglePlayback(app);
  expect(playback.calls.slice(-2)).toEqual(['load Take 1, better', 'play']);
});

it('loads anew what the player could not take', async () => {
  playback.failure = new AppError('network/unreachable', 'no samples', { url: 'x' });
  await playSource(app, source);
  playback.failure = null;
  await togglePlayback(app);
  expect(playback.calls).toEqual(['load Take 1', 'load Take 1', 'play']);
  pausePlayback(app);
  playback.extend = () => Promise.reject(new AppError('network/unreachable', 'no samples'));
  await extendPlayback(app, source, score);
  await togglePlayback(app);
  expect(playback.calls.slice(3)).toEqual(['load Take 1', 'play']);
});

it('takes being overtaken by another choice for no failure', async () => {
  playback.failure = new AppError('cancelled', 'overtaken');
  await playSource(app, source);
  expect(playback.calls).toEqual(['load Take 1']);
  expect(facts().failure).toBeNull();
});

it('reports a take that is no longer there', async () => {
  await playSource(app, { kind: 'take', id: 'gone' });
  expect(facts().failure?.code).toBe('unexpected');
});

it('stops following when asked', async () => {
  const other: App = { ...app, store: createAppStore() };
  const unfollow = followPlayback(other);
  unfollow();
  await playback.play();
  expect(other.store.getState().playback.status).toBe('stopped');
});
