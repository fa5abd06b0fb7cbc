import { beforeEach, expect, it } from 'vitest';
import { DEFAULT_TRACK_MIX, type PlayerOptions, type TrackMix } from '../core/audio/mix.ts';
import { AppError } from '../core/errors.ts';
import type { Score } from '../core/music/score.ts';
import type { Playback, PlaybackListener, PlaybackStatus } from '../services/playback/playback.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import type { Take } from '../store/takes.ts';
import type { App } from './app.ts';
import {
  followPlayback,
  mixTrack,
  pausePlayback,
  playSource,
  seekPlayback,
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
  id: 't1',
  title: 'Take 1',
  modelName: 'S',
  seed: 1,
  temperature: 1,
  createdAt: '2026-01-01T00:00:00Z',
  primeNotes: 0,
  score,
};

/** A player without a speaker; `failure` is what its next load rejects with. */
class SilentPlayback implements Playback {
  failure: AppError | null = null;
  calls: string[] = [];
  #status: PlaybackStatus = 'stopped';
  #listeners = new Set<PlaybackListener>();

  #become(status: PlaybackStatus): void {
    this.#status = status;
    for (const { onStatus } of this.#listeners) onStatus(status);
  }
  mix: readonly TrackMix[] = [];
  options: PlayerOptions | null = null;
  load(loaded: Score, mix: readonly TrackMix[]): Promise<void> {
    this.calls.push(`load ${loaded.title}`);
    this.mix = mix;
    this.#become('loading');
    for (const { onLoaded } of this.#listeners) onLoaded(0.5);
    this.#become('stopped');
    return this.failure === null ? Promise.resolve() : Promise.reject(this.failure);
  }
  setMix(mix: readonly TrackMix[]): Promise<void> {
    this.mix = mix;
    return Promise.resolve();
  }
  setOptions(options: PlayerOptions): void {
    this.options = options;
  }
  play(): Promise<void> {
    this.calls.push('play');
    this.#become('playing');
    return Promise.resolve();
  }
  pause(): void {
    this.#become('paused');
  }
  stop(): void {
    this.#become('stopped');
  }
  seek(seconds: number): void {
    this.calls.push(`seek ${seconds}`);
  }
  positionSeconds = (): number => 0;
  durationSeconds = (): number => 12;
  status = (): PlaybackStatus => this.#status;
  outputLevel = (): number => 0;
  listen(listener: PlaybackListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

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
