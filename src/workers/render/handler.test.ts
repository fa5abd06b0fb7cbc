import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { Voice, VoiceScore } from '../../core/audio/renderVoices.ts';
import type { SoundFormat } from '../../core/audio/soundFormat.ts';
import { createRenderHandler } from './handler.ts';

const RATE = 44_100;
const WAV: SoundFormat = { kind: 'wav', sampleRate: RATE, bitDepth: 24 };

const voice = (track: number, gain: number, startSeconds = 0, seconds = 2): Voice => ({
  track,
  sound: track,
  startSeconds,
  endSeconds: startSeconds + seconds,
  speed: 1,
  gain,
  fade: { atSeconds: startSeconds + seconds - 0.5, constantSeconds: 0.05 },
});

/** Two tracks of one held tone each. */
function scoreOf(...voices: readonly Voice[]): VoiceScore {
  const tone = (period: number) => ({
    channels: [Float32Array.from({ length: 900 }, (_, i) => Math.sin((2 * Math.PI * i) / period))],
    loop: { start: 0, end: 900 },
  });
  return {
    sampleRate: RATE,
    sounds: [tone(90), tone(75)],
    voices,
    strips: [
      { gain: 1, pan: -0.5 },
      { gain: 1, pan: 0 },
    ],
  };
}

/** Samples of a 24-bit WAV file, left and right in turn. */
function samplesOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: view.getUint32(40, true) / 3 }, (_, i) => {
    const at = 44 + 3 * i;
    return (view.getUint16(at, true) + view.getInt8(at + 2) * 65_536) / (2 ** 23 - 1);
  });
}
const bytesOf = async (file: Blob): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());
const mixOf = (score: VoiceScore, format = WAV) =>
  createRenderHandler().renderMix({ score, format, title: 'Étude' }, {});
const stemsInput = (score: VoiceScore) => ({
  score,
  format: WAV,
  title: 'Étude',
  mixFileName: '00-mix.wav',
  stems: [0, 1].map((track) => ({ track, title: `${track}`, fileName: `0${track + 1}-flöte.wav` })),
});

it('lasts until the last voice is over, and lets no peak reach full scale', async () => {
  const score = scoreOf(voice(0, 2), voice(1, 1.5, 0.5));
  const samples = samplesOf(await bytesOf(await mixOf(score)));
  expect(samples).toHaveLength(2 * 2.5 * RATE);
  const peak = samples.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  expect(peak).toBeGreaterThan(0.85);
  expect(peak).toBeLessThan(0.9);
});

it('packs stems that are as long as the mix and sum to it', async () => {
  // Longer than a part, too loud where both sound; the second ends long before the first.
  const score = scoreOf(voice(0, 0.8, 0, 8), voice(1, 0.9, 1, 1), voice(1, 0.7, 5.5, 1));
  const shares: number[] = [];
  const zip = await createRenderHandler().renderStems(stemsInput(score), {
    onEvent: (share) => shares.push(share),
  });
  const files = unzipSync(await bytesOf(zip));
  expect(Object.keys(files)).toEqual(['00-mix.wav', '01-flöte.wav', '02-flöte.wav']);
  const [mix, first, second] = Object.values(files).map(samplesOf);
  expect(first).toHaveLength(mix!.length);
  expect(second).toHaveLength(mix!.length);
  const furthest = mix!.reduce(
    (max, value, i) => Math.max(max, Math.abs(value - first![i]! - second![i]!)),
    0,
  );
  expect(furthest).toBeLessThan(1e-6);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

it.each(['wav', 'mp3'] as const)('gives the same %s ten times in a row', async (kind) => {
  const score = scoreOf(voice(0, 0.9), voice(1, 0.9, 0.3));
  const files = new Set<string>();
  for (let i = 0; i < 10; i++) {
    const file = await mixOf(score, { ...WAV, bitDepth: 16, kind });
    files.add(Buffer.from(await file.arrayBuffer()).toString('base64'));
  }
  expect(files.size).toBe(1);
});

it('gives the same zip every time', async () => {
  const input = stemsInput(scoreOf(voice(0, 0.5), voice(1, 0.5)));
  const zips = [0, 1].map(async () => bytesOf(await createRenderHandler().renderStems(input, {})));
  expect(Buffer.compare(await zips[0]!, await zips[1]!)).toBe(0);
});

it('stops between two parts when it is told to', async () => {
  const controller = new AbortController();
  const shares: number[] = [];
  const job = {
    signal: controller.signal,
    onEvent(share: number) {
      shares.push(share);
      controller.abort();
    },
  };
  const input = { score: scoreOf(voice(0, 0.5, 0, 60)), format: WAV, title: '' };
  await expect(createRenderHandler().renderMix(input, job)).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(shares).toHaveLength(1);
});
