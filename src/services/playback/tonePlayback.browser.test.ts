import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Note, Score } from '../../core/music/score.ts';
import { loadSamples } from './loadSamples.ts';
import { createScheduler } from './scheduler.ts';
import { createTimeline } from './timeline.ts';
import { createTonePlayback } from './tonePlayback.ts';
import { createToneRig, LIMITER_SECONDS } from './toneRig.ts';

const BASE_URL = '/';

/** One quarter is half a second. */
function scoreOf(notes: readonly Note[]): Score {
  return {
    title: 'test',
    ticksPerQuarter: 480,
    tracks: [{ name: '', program: 0, isDrum: false, notes, pedals: [] }],
    tempos: [{ ticks: 0, tempoBpm: 120 }],
    meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
  };
}

const note = (startTicks: number, pitch: number, durationTicks = 480, velocity = 100): Note => ({
  startTicks,
  durationTicks,
  pitch,
  velocity,
});

async function renderOffline(score: Score, seconds: number): Promise<AudioBuffer> {
  const native = new OfflineAudioContext(2, seconds * 44_100, 44_100);
  const rig = createToneRig(native, await loadSamples(BASE_URL, 0, native));
  const scheduler = createScheduler(createTimeline(score), 0, 0, (next, at) => rig.play(next, at));
  for (let clock = 0; clock < seconds; clock++) scheduler.tick(clock);
  return native.startRendering();
}

const peak = (samples: Float32Array): number =>
  samples.reduce((max, value) => Math.max(max, Math.abs(value)), 0);

describe('playing', () => {
  const playback = createTonePlayback(BASE_URL);
  const scale = scoreOf([60, 62, 64, 65, 67, 69, 71, 72].map((p, i) => note(i * 480, p)));

  afterEach(() => playback.stop());

  it('sounds, pauses in silence and goes on from there', async () => {
    await playback.load(scale);
    expect(playback.durationSeconds()).toBe(4);
    expect(playback.status()).toBe('stopped');
    await playback.play();
    await vi.waitFor(() => expect(playback.outputLevel()).toBeGreaterThan(0.05), 3000);
    await vi.waitFor(() => expect(playback.positionSeconds()).toBeGreaterThan(0.3), 3000);
    playback.pause();
    const paused = playback.positionSeconds();
    await vi.waitFor(() => expect(playback.outputLevel()).toBeLessThan(1e-4), 2000);
    expect(playback.positionSeconds()).toBe(paused);
    await playback.play();
    expect(playback.positionSeconds()).toBeGreaterThanOrEqual(paused);
    await vi.waitFor(() => expect(playback.outputLevel()).toBeGreaterThan(0.05), 3000);
  });

  it('seeks while playing and leaves no note hanging', async () => {
    await playback.load(scoreOf([note(0, 48, 480 * 16), note(480 * 18, 60)]));
    await playback.play();
    await vi.waitFor(() => expect(playback.outputLevel()).toBeGreaterThan(0.05), 3000);
    playback.seek(8);
    expect(playback.positionSeconds()).toBeGreaterThanOrEqual(8);
    await new Promise((done) => setTimeout(done, 300));
    expect(playback.outputLevel()).toBeLessThan(1e-3);
    playback.seek(1000);
    expect(playback.positionSeconds()).toBe(playback.durationSeconds());
  });

  it('ends stopped at the beginning and tells every status', async () => {
    const seen: string[] = [];
    const unsubscribe = playback.onStatus((status) => seen.push(status));
    await playback.load(scoreOf([note(0, 60, 240)]));
    await playback.play();
    await vi.waitFor(() => expect(playback.status()).toBe('stopped'), 5000);
    expect(playback.positionSeconds()).toBe(0);
    expect(seen).toEqual(['loading', 'stopped', 'playing', 'stopped']);
    unsubscribe();
  });

  it('does not start what was stopped while it loaded', async () => {
    const loading = playback.load(scale);
    playback.stop();
    await expect(loading).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('plays again after it was disposed of', async () => {
    await playback.dispose();
    await playback.load(scale);
    await playback.play();
    await vi.waitFor(() => expect(playback.outputLevel()).toBeGreaterThan(0.05), 3000);
  });
});

it('names the file it cannot fetch and recovers', async () => {
  const playback = createTonePlayback('/no-such-folder/');
  const loading = playback.load(scoreOf([note(0, 60)]));
  await expect(loading).rejects.toMatchObject({ code: 'network/unreachable' });
  expect(playback.status()).toBe('stopped');
  await playback.dispose();
});

describe('rendered offline', () => {
  it('puts every onset within 5 ms of where the score has it', async () => {
    // Short notes far apart, so that silence lies before each.
    const starts = [0, 1.25, 2.5, 3.875, 5.0625, 6.3];
    const pitches = [60, 33, 74, 96, 45, 108];
    const score = scoreOf(starts.map((start, i) => note(start * 960, pitches[i]!, 48)));
    const sound = (await renderOffline(score, 8)).getChannelData(0);
    for (const start of starts) {
      const due = Math.round((start + LIMITER_SECONDS) * 44_100);
      const threshold = peak(sound.subarray(due, due + 8820)) / 10;
      const from = Math.max(0, due - 4410);
      const onset = from + sound.subarray(from).findIndex((v) => Math.abs(v) >= threshold);
      expect(Math.abs(onset - due) / 44.1, `milliseconds at ${start} s`).toBeLessThan(5);
    }
  });

  it('never clips, however many notes are struck at full force', async () => {
    const everyKey = Array.from({ length: 88 }, (_, i) => note(0, 21 + i, 960, 127));
    const loudest = peak((await renderOffline(scoreOf(everyKey), 2)).getChannelData(0));
    expect(loudest).toBeLessThan(0.99);
    expect(loudest).toBeGreaterThan(0.5);
  });

  it('leaves room: one note is well below a chord, and a chord below full scale', async () => {
    const chordOf = (pitches: readonly number[]) => scoreOf(pitches.map((p) => note(0, p, 960)));
    const [one, chord] = await Promise.all(
      [chordOf([60]), chordOf([48, 60, 64, 67, 72])].map(async (score) =>
        peak((await renderOffline(score, 2)).getChannelData(0)),
      ),
    );
    expect(one).toBeGreaterThan(0.1);
    expect(chord).toBeGreaterThan(one! * 1.5);
    expect(chord).toBeLessThan(0.8);
  });
});
