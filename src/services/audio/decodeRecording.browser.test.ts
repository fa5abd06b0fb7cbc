// Files made here, by our own encoder and by the browser's, and decoded for real.
import { expect, it } from 'vitest';
import { encodeWav } from '../../core/audio/encodeWav.ts';
import { decodeRecording } from './decodeRecording.ts';

const RATE = 44_100;

/** A sine on the left, silence on the right. */
function tone(seconds: number, amplitude: number): Uint8Array<ArrayBuffer> {
  const left = Float32Array.from(
    { length: seconds * RATE },
    (_, i) => amplitude * Math.sin((2 * Math.PI * 440 * i) / RATE),
  );
  const right = new Float32Array(left.length);
  return encodeWav({ sampleRate: RATE, channels: [left, right] }, 24, 'Tone');
}

/** The header of a WAV file of so many minutes, 8 bits at 8 kHz, and as many bytes behind it. */
function longWav(minutes: number): Blob {
  const bytes = minutes * 60 * 8000;
  const header = new DataView(new ArrayBuffer(44));
  const text = (at: number, word: string) => {
    for (let i = 0; i < word.length; i++) header.setUint8(at + i, word.charCodeAt(i));
  };
  text(0, 'RIFF');
  header.setUint32(4, 36 + bytes, true);
  text(8, 'WAVEfmt ');
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, 8000, true);
  header.setUint32(28, 8000, true);
  header.setUint16(32, 1, true);
  header.setUint16(34, 8, true);
  text(36, 'data');
  header.setUint32(40, bytes, true);
  return new Blob([header, new Uint8Array(bytes)]);
}

const codeOf = async (part: BlobPart, name: string): Promise<unknown> =>
  decodeRecording(new File([part], name)).then(
    () => 'decoded',
    (error: unknown) => (error as { code: unknown }).code,
  );

it('gives one channel at 22,050 samples a second', async () => {
  const { samples, seconds, breaksOff } = await decodeRecording(
    new File([tone(2, 0.8)], 'tone.wav'),
  );
  expect([seconds, breaksOff]).toEqual([2, false]);
  expect(Math.abs(samples.length - 2 * 22_050)).toBeLessThan(30);
  const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // The mean of a channel and silence.
  expect(peak).toBeCloseTo(0.4, 1);
});

it('says what is wrong with a file that cannot be heard', async () => {
  expect(await codeOf(tone(1, 0), 'silence.wav')).toBe('recording/silent');
  expect(await codeOf(tone(1, 0.5).slice(0, 30), 'cut.wav')).toBe('recording/unreadable');
  expect(await codeOf('not sound at all', 'text.mp3')).toBe('recording/unreadable');
});

it('refuses a file of three hours before it is decoded', async () => {
  expect(await codeOf(longWav(180), 'long.wav')).toBe('recording/too-long');
});

/** Real files, made by ffmpeg: see src/testing/recordings/README.md. */
async function fixture(name: string): Promise<File> {
  const response = await fetch(new URL(`../../testing/recordings/${name}`, import.meta.url));
  expect(response.ok).toBe(true);
  return new File([await response.blob()], name);
}

it.each([
  ['apple-lossless.m4a', 'recording/unknown-coding'],
  ['protected.m4p', 'recording/protected'],
  ['video-without-sound.mp4', 'recording/no-sound'],
  ['video-without-sound.webm', 'recording/no-sound'],
])('says what is wrong with %s', async (name, code) => {
  expect(await codeOf(await fixture(name), name)).toBe(code);
});

it.each(['mp3', 'm4a', 'webm', 'opus', 'flac'])(
  'reads what is there of a cut %s, and says so',
  async (ending) => {
    const { seconds, breaksOff } = await decodeRecording(await fixture(`cut.${ending}`));
    expect(breaksOff).toBe(true);
    expect(seconds).toBeGreaterThan(1);
    expect(seconds).toBeLessThan(5);
  },
);

it.each(['mp3', 'm4a', 'webm', 'opus'])('finds nothing missing in a whole %s', async (ending) => {
  const { breaksOff } = await decodeRecording(await fixture(`whole.${ending}`));
  expect(breaksOff).toBe(false);
});

it('reads what is there of a cut wav, and says so', async () => {
  const file = new File([tone(2, 0.8).slice(0, 200_000)], 'cut.wav');
  const { samples, breaksOff } = await decodeRecording(file);
  expect(breaksOff).toBe(true);
  expect(samples.length).toBeGreaterThan(0.7 * 22_050);
});
