import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_PLAYER_OPTIONS, DEFAULT_TRACK_MIX } from '../../core/audio/mix.ts';
import { AppError } from '../../core/errors.ts';
import { MemoryOutput } from '../../testing/memoryMidiPorts.ts';
import { noteAt, scoreOf, trackOf } from '../../testing/playerScores.ts';
import { createAudioOutput } from '../audio/audioOutput.ts';
import { createSampleLibrary } from './sampleLibrary.ts';
import { createTonePlayback } from './tonePlayback.ts';

const output = createAudioOutput();
const playback = createTonePlayback(createSampleLibrary('/'), output);
const scale = scoreOf(trackOf([60, 62, 64, 65, 67, 69, 71, 72].map((p, i) => noteAt(i / 2, p))));
const isLoud = () => expect(playback.outputLevel()).toBeGreaterThan(0.03);
const isSilent = () => expect(playback.outputLevel()).toBeLessThan(1e-3);
const options = (change: Partial<typeof DEFAULT_PLAYER_OPTIONS>) =>
  playback.setOptions({ ...DEFAULT_PLAYER_OPTIONS, ...change });

afterEach(() => {
  playback.stop();
  options({});
});
afterAll(() => playback.dispose());

it('sounds, pauses in silence and goes on from there', async () => {
  await playback.load(scale, []);
  expect(playback.durationSeconds()).toBe(4);
  expect(playback.status()).toBe('stopped');
  await playback.play();
  await vi.waitFor(isLoud, 3000);
  await vi.waitFor(() => expect(playback.positionSeconds()).toBeGreaterThan(0.3), 3000);
  playback.pause();
  const paused = playback.positionSeconds();
  await vi.waitFor(isSilent, 2000);
  expect(playback.positionSeconds()).toBe(paused);
  await playback.play();
  expect(playback.positionSeconds()).toBeGreaterThanOrEqual(paused);
  await vi.waitFor(isLoud, 3000);
});

it('seeks while playing and leaves no note hanging', async () => {
  await playback.load(scoreOf(trackOf([noteAt(0, 48, 7), noteAt(9, 60)])), []);
  await playback.play();
  await vi.waitFor(isLoud, 3000);
  playback.seek(8);
  expect(playback.positionSeconds()).toBeGreaterThanOrEqual(8);
  await new Promise((done) => setTimeout(done, 300));
  isSilent();
  playback.seek(1000);
  expect(playback.positionSeconds()).toBe(playback.durationSeconds());
});

it('strikes a held note anew when the musician seeks into it', async () => {
  await playback.load(scoreOf(trackOf([noteAt(0, 60, 20)], 19)), []);
  playback.seek(15);
  await playback.play();
  await vi.waitFor(isLoud, 3000);
});

it('ends stopped at the beginning and tells every status', async () => {
  const seen: string[] = [];
  const unlisten = playback.listen({
    onStatus: (status) => seen.push(status),
    onLoaded: (share) => expect(share).toBeLessThanOrEqual(1),
  });
  await playback.load(scoreOf(trackOf([noteAt(0, 60, 0.25)])), []);
  await playback.play();
  await vi.waitFor(() => expect(playback.status()).toBe('stopped'), 5000);
  expect(playback.positionSeconds()).toBe(0);
  expect(seen).toEqual(['loading', 'stopped', 'playing', 'stopped']);
  unlisten();
});

it('does not start what was stopped while it loaded', async () => {
  const loading = playback.load(scale, []);
  playback.stop();
  await expect(loading).rejects.toMatchObject({ code: 'cancelled' });
});

it('does not start what was paused while it loaded', async () => {
  const loading = playback.load(scale, []);
  playback.pause();
  await expect(loading).rejects.toMatchObject({ code: 'cancelled' });
  expect(playback.status()).toBe('stopped');
  const starting = playback.play();
  playback.pause();
  await starting;
  expect(playback.status()).toBe('stopped');
});

describe('controls', () => {
  it('follow the tempo while it plays', async () => {
    await playback.load(scoreOf(trackOf([noteAt(0, 60, 60)])), []);
    await playback.play();
    options({ tempoPercent: 400 });
    await vi.waitFor(() => expect(playback.positionSeconds()).toBeGreaterThan(0.5), 3000);
    const [before, clock] = [playback.positionSeconds(), performance.now()];
    await new Promise((done) => setTimeout(done, 700));
    const seconds = (performance.now() - clock) / 1000;
    const rate = (playback.positionSeconds() - before) / seconds;
    expect(rate).toBeGreaterThan(3);
    expect(rate).toBeLessThan(5);
  });

  it('stay in a loop', async () => {
    await playback.load(scale, []);
    options({ loop: { startSeconds: 1, endSeconds: 1.5 }, tempoPercent: 200 });
    await playback.play();
    const positions: number[] = [];
    for (let i = 0; i < 20; i++) {
      await new Promise((done) => setTimeout(done, 100));
      positions.push(playback.positionSeconds());
    }
    expect(Math.max(...positions)).toBeLessThan(1.5);
    expect(Math.min(...positions.slice(10))).toBeGreaterThanOrEqual(1);
    expect(playback.status()).toBe('playing');
  });

  it('mute a track and bring it back while it plays', async () => {
    await playback.load(scoreOf(trackOf([noteAt(0, 60, 20)], 19)), []);
    await playback.play();
    await vi.waitFor(isLoud, 3000);
    await playback.setMix([{ ...DEFAULT_TRACK_MIX, isMuted: true }]);
    await vi.waitFor(isSilent, 2000);
    await playback.setMix([DEFAULT_TRACK_MIX]);
    await vi.waitFor(isLoud, 2000);
  });

  it('change the instrument while it plays, and the volume', async () => {
    await playback.load(scoreOf(trackOf([noteAt(0, 60, 20)], 'drums')), []);
    await playback.load(scoreOf(trackOf([noteAt(0, 60, 20)], 0)), []);
    await playback.play();
    await playback.setMix([{ ...DEFAULT_TRACK_MIX, program: 71 }]);
    // A piano has died away by then, a clarinet has not.
    await new Promise((done) => setTimeout(done, 2500));
    isLoud();
    options({ volume: 0 });
    await vi.waitFor(isSilent, 2000);
  });

  it('count a bar before the music, and click with it', async () => {
    await playback.load(scoreOf(trackOf([noteAt(3, 60)])), []);
    options({ hasCountIn: true, isMetronomeOn: true });
    await playback.play();
    await vi.waitFor(() => expect(playback.outputLevel()).toBeGreaterThan(0.05), 1000);
    expect(playback.positionSeconds()).toBe(0);
    await vi.waitFor(() => expect(playback.positionSeconds()).toBeGreaterThan(0.05), 4000);
    await vi.waitFor(() => expect(playback.outputLevel()).toBeGreaterThan(0.05), 1000);
  });
});

describe('music that is still being written', () => {
  /** A note every quarter of a second. */
  const written = (seconds: number) =>
    scoreOf(
      trackOf(Array.from({ length: seconds * 4 + 1 }, (_, i) => noteAt(i / 4, 60 + (i % 12)))),
    );

  it('is waited for, then heard while more comes, without a jump', async () => {
    await playback.load(written(0), [], false);
    await playback.play();
    expect(playback.status()).toBe('waiting');
    await playback.extend(written(1), [], false);
    expect(playback.status()).toBe('waiting');
    await playback.extend(written(3), [], false);
    expect(playback.status()).toBe('playing');
    await vi.waitFor(isLoud, 3000);
    const positions: number[] = [];
    for (let seconds = 4; seconds <= 6; seconds++) {
      await playback.extend(written(seconds), [], false);
      for (let i = 0; i < 5; i++) {
        await new Promise((done) => setTimeout(done, 100));
        positions.push(playback.positionSeconds());
      }
    }
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    expect(positions.at(-1)).toBeGreaterThan(1);
    expect(playback.status()).toBe('playing');
  });

  it('stops the head at its end, and lets it go on from there to the end of the whole', async () => {
    await playback.load(written(2), [], false);
    await playback.play();
    await vi.waitFor(() => expect(playback.status()).toBe('waiting'), 5000);
    expect(playback.positionSeconds()).toBe(2);
    await playback.extend(written(3), [], true);
    expect(playback.status()).toBe('playing');
    expect(playback.positionSeconds()).toBeLessThan(2.2);
    await vi.waitFor(() => expect(playback.status()).toBe('stopped'), 5000);
  });

  it('starts although other instruments come in while it loads', async () => {
    const withFlute = {
      ...written(4),
      tracks: [...written(4).tracks, trackOf([noteAt(1, 72)], 73)],
    };
    const withHarp = { ...withFlute, tracks: [...withFlute.tracks, trackOf([noteAt(2, 72)], 46)] };
    const loading = playback.load(written(2), [], false);
    const first = playback.extend(withFlute, [], false);
    await loading;
    const playing = playback.play();
    const second = playback.extend(withHarp, [], true);
    await Promise.all([first, playing, second]);
    expect(playback.status()).toBe('playing');
    expect(playback.durationSeconds()).toBe(4.5);
  });

  it('is not put into another score that was loaded meanwhile', async () => {
    await playback.load(written(2), [], false);
    const extending = playback.extend(written(40), [], true);
    const loading = playback.load(scale, []);
    await expect(extending).rejects.toMatchObject({ code: 'cancelled' });
    await loading;
    expect(playback.durationSeconds()).toBe(4);
  });
});

it('pauses when the system takes the sound away, and goes on when it gives it back', async () => {
  await playback.load(scale, []);
  await playback.play();
  await vi.waitFor(() => expect(playback.positionSeconds()).toBeGreaterThan(0.3), 3000);
  const context = output.wake();
  await context.suspend();
  await vi.waitFor(() => expect(playback.status()).toBe('paused'), 2000);
  const at = playback.positionSeconds();
  await context.resume();
  await vi.waitFor(() => expect(playback.status()).toBe('playing'), 2000);
  expect(playback.positionSeconds()).toBeGreaterThanOrEqual(at);
  await vi.waitFor(isLoud, 3000);
  // What the musician paused stays so.
  playback.pause();
  await context.suspend();
  await context.resume();
  await new Promise((done) => setTimeout(done, 200));
  expect(playback.status()).toBe('paused');
});

it('plays on a synthesiser in time with the clock of the page, and is silent here', async () => {
  const output = new MemoryOutput('synthesiser');
  await playback.setMidiOutput(output);
  await playback.load(scale, []);
  await playback.play();
  await vi.waitFor(() => expect(playback.positionSeconds()).toBeGreaterThan(1.2), 5000);
  isSilent();
  const ons = output.sent.filter(({ bytes }) => bytes[0] === 0x90);
  const gaps = ons.slice(1).map(({ atMs }, i) => atMs! - ons[i]!.atMs!);
  for (const gap of gaps) expect(Math.abs(gap - 500)).toBeLessThan(50);
  // What is heard now was meant for now.
  const startMs = performance.now() - playback.positionSeconds() * 1000;
  expect(Math.abs(ons[0]!.atMs! - startMs)).toBeLessThan(100);
  playback.pause();
  expect(output.sent.at(-1)?.bytes).toEqual([0xb0, 123, 0]);
  await playback.setMidiOutput(null);
  await playback.play();
  await vi.waitFor(isLoud, 3000);
});

it('plays on the synthesiser that was chosen last, however long another took to open', async () => {
  const [slow, quick] = [new MemoryOutput('slow'), new MemoryOutput('quick')];
  let opened = (): void => undefined;
  slow.open = () => new Promise((resolve) => (opened = resolve));
  const choosing = playback.setMidiOutput(slow);
  await playback.setMidiOutput(quick);
  opened();
  await expect(choosing).rejects.toMatchObject({ code: 'cancelled' });
  await playback.load(scale, []);
  await playback.play();
  await vi.waitFor(() => expect(quick.sent.some(({ bytes }) => bytes[0] === 0x90)).toBe(true));
  expect(slow.sent).toEqual([]);
  window.dispatchEvent(new PageTransitionEvent('pagehide'));
  expect(quick.sent.at(-1)?.bytes).toEqual([0xb0, 123, 0]);
  await playback.setMidiOutput(null);
});

it('tells when it cannot go on after an interruption', async () => {
  await playback.load(scale, []);
  await playback.play();
  const failures: unknown[] = [];
  const unlisten = playback.listen({ onFailure: (thrown) => failures.push(thrown) });
  const context = output.wake();
  await context.suspend();
  await vi.waitFor(() => expect(playback.status()).toBe('paused'), 2000);
  const refused = new AppError('audio/unavailable', 'refused');
  const running = vi.spyOn(output, 'running').mockRejectedValueOnce(refused);
  await context.resume();
  await vi.waitFor(() => expect(failures).toEqual([refused]), 2000);
  running.mockRestore();
  unlisten();
});

it('plays again after it was disposed of', async () => {
  await playback.dispose();
  await playback.load(scale, []);
  await playback.play();
  await vi.waitFor(isLoud, 3000);
});

it('names the file it cannot fetch and recovers', async () => {
  const nowhere = createTonePlayback(createSampleLibrary('/no-such-folder/'));
  const loading = nowhere.load(scale, []);
  await expect(loading).rejects.toMatchObject({ code: 'network/unreachable' });
  expect(nowhere.status()).toBe('stopped');
  await nowhere.dispose();
});
