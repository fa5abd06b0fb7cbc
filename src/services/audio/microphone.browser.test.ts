// A real recorder on a real stream, which an oscillator fills in the microphone's place.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createMicrophone } from './microphone.ts';

let context: AudioContext;
let stream: MediaStream;

beforeEach(() => {
  context = new AudioContext();
  const destination = context.createMediaStreamDestination();
  const oscillator = context.createOscillator();
  oscillator.connect(destination);
  oscillator.start();
  ({ stream } = destination);
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(stream);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await context.close();
});

const isOpen = (): boolean => stream.getTracks().some(({ readyState }) => readyState === 'live');

it('ends by itself at its longest, says so, and keeps what it recorded', async () => {
  const onEnded = vi.fn();
  const session = await createMicrophone(0.3, 0.1).start('Waltz', onEnded);
  await expect.poll(() => onEnded.mock.calls.length, { timeout: 5000 }).toBe(1);
  expect(isOpen()).toBe(false);
  const file = await session.stop();
  expect(file.name).toMatch(/^Waltz\.(webm|m4a)$/);
  expect(file.size).toBeGreaterThan(100);
});

it('says so when the microphone is unplugged', async () => {
  const onEnded = vi.fn();
  const session = await createMicrophone().start('Waltz', onEnded);
  for (const track of stream.getTracks()) track.stop();
  await expect.poll(() => onEnded.mock.calls.length, { timeout: 5000 }).toBe(1);
  expect((await session.stop()).name).toContain('Waltz');
});

it('lets go of a microphone it cannot record', async () => {
  vi.spyOn(MediaRecorder.prototype, 'start').mockImplementation(() => {
    throw new DOMException('no', 'NotSupportedError');
  });
  await expect(createMicrophone().start('Waltz', () => undefined)).rejects.toMatchObject({
    code: 'microphone/unavailable',
  });
  expect(isOpen()).toBe(false);
});
