// A real element plays a real file; the spy only tells which element it is.
import { afterEach, expect, it, vi } from 'vitest';
import { encodeWav } from '../../core/audio/encodeWav.ts';
import { createRecordingSound } from './recordingSound.ts';

const RATE = 22_050;
const SECONDS = 20;
const silence = new Float32Array(SECONDS * RATE);
const file = new File([encodeWav({ sampleRate: RATE, channels: [silence] }, 16, '')], 'a.wav');

afterEach(() => vi.restoreAllMocks());

function open() {
  const failures: unknown[] = [];
  const play = vi.spyOn(HTMLMediaElement.prototype, 'play');
  const sound = createRecordingSound((cause) => failures.push(cause));
  return {
    sound,
    failures,
    player: () => play.mock.contexts.at(-1) as HTMLMediaElement | undefined,
  };
}

it('plays from the moment it is told, at its rate, and pauses', async () => {
  const { sound, failures, player } = open();
  sound.play({ file, seconds: 5, rate: 0.5, volume: 0.3 });
  await expect.poll(() => player()?.currentTime ?? 0).toBeGreaterThan(5.1);
  expect(player()).toMatchObject({ playbackRate: 0.5, volume: 0.3 });
  sound.pause();
  expect(player()?.paused).toBe(true);
  expect(failures).toEqual([]);
});

it('is silent before its beginning and behind its end', async () => {
  const { sound, player } = open();
  sound.play({ file, seconds: -0.2, rate: 1, volume: 0 });
  expect(player()).toBeUndefined();
  sound.play({ file, seconds: SECONDS - 0.3, rate: 1, volume: 0 });
  await expect.poll(() => player()?.ended).toBe(true);
  sound.play({ file, seconds: SECONDS + 0.5, rate: 1, volume: 0 });
  expect(player()?.paused).toBe(true);
});

it('keeps step with what it is told, and jumps seldom', async () => {
  const { sound, player } = open();
  const from = performance.now();
  const now = (): number => 2 + (performance.now() - from) / 1000;
  const step = (): void => sound.play({ file, seconds: now(), rate: 1, volume: 0 });
  step();
  let jumps = 0;
  player()!.addEventListener('seeking', () => jumps++);
  const stepping = setInterval(step, 50);
  await expect.poll(now, { timeout: 5000 }).toBeGreaterThan(5);
  clearInterval(stepping);
  expect(Math.abs(player()!.currentTime - now())).toBeLessThan(0.2);
  expect(jumps).toBeLessThan(5);
  sound.pause();
});

it('says when the browser does not play the file', async () => {
  const { sound, failures } = open();
  sound.play({ file: new File(['no sound'], 'b.wav'), seconds: 0, rate: 1, volume: 0 });
  await expect.poll(() => failures.length).toBe(1);
});
