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

it('waits for its beginning', async () => {
  const { sound, player } = open();
  sound.play({ file, seconds: -0.2, rate: 1, volume: 0 });
  expect(player()).toBeUndefined();
  await expect.poll(() => player()?.currentTime ?? 0).toBeGreaterThan(0);
  sound.pause();
});

it('says when the browser does not play the file', async () => {
  const { sound, failures } = open();
  sound.play({ file: new File(['no sound'], 'b.wav'), seconds: 0, rate: 1, volume: 0 });
  await expect.poll(() => failures.length).toBe(1);
});
