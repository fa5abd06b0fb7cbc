import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { DEFAULT_TRACK_MIX } from '../../core/audio/mix.ts';
import type { SoundFormat } from '../../core/audio/soundFormat.ts';
import { noteAt, scoreOf, trackOf } from '../../testing/playerScores.ts';
import { createRenderClient } from '../../workers/render/client.ts';
import { createSampleLibrary } from './sampleLibrary.ts';
import { createScoreRenderer, type RenderOptions } from './scoreRenderer.ts';

const RATE = 44_100;
const WAV: SoundFormat = { kind: 'wav', sampleRate: RATE, bitDepth: 16 };
const renderer = createScoreRenderer(() => createSampleLibrary('/'), createRenderClient());

const options = (change: Partial<RenderOptions> = {}): RenderOptions => ({
  format: WAV,
  title: 'A test',
  signal: new AbortController().signal,
  onProgress: () => undefined,
  ...change,
});
const band = scoreOf(
  trackOf([60, 64, 67, 72].map((pitch, i) => noteAt(i / 2, pitch, 0.5, 120))),
  trackOf([noteAt(0, 36, 2, 120)], 33),
  trackOf([noteAt(0, 49), noteAt(1, 38)], 'drums'),
);
const decode = async (bytes: ArrayBuffer, rate = RATE): Promise<AudioBuffer> =>
  new OfflineAudioContext(2, 1, rate).decodeAudioData(bytes);
const peakOf = (sound: AudioBuffer): number =>
  Math.max(
    ...[0, 1].map((c) =>
      sound.getChannelData(c).reduce((max, value) => Math.max(max, Math.abs(value)), 0),
    ),
  );
async function digest(file: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return new Uint8Array(hash).join(' ');
}

it('gives the same file ten times in a row', { timeout: 60_000 }, async () => {
  const digests = new Set<string>();
  for (let i = 0; i < 10; i++)
    digests.add(await digest(await renderer.renderMix(band, [], options())));
  expect(digests.size).toBe(1);
});

it.each([
  ['wav', 48_000],
  ['mp3', 44_100],
  ['mp3', 48_000],
] as const)('makes a %s at %i Hz that plays, rings out and does not clip', async (kind, rate) => {
  // Every key at once, and a cymbal that rings on after the last note.
  const loud = scoreOf(
    trackOf(Array.from({ length: 88 }, (_, i) => noteAt(0, 21 + i, 0.5, 127))),
    trackOf([noteAt(0.4, 49, 0.1, 127)], 'drums'),
  );
  const format: SoundFormat = { kind, sampleRate: rate, bitDepth: 24 };
  const file = await renderer.renderMix(loud, [], options({ format }));
  const sound = await decode(await file.arrayBuffer(), rate);
  expect(sound.numberOfChannels).toBe(2);
  expect(sound.duration).toBeGreaterThan(1.8);
  expect(peakOf(sound)).toBeGreaterThan(0.7);
  expect(peakOf(sound)).toBeLessThan(1);
  const end = sound.getChannelData(0).subarray(-400);
  expect(end.reduce((max, value) => Math.max(max, Math.abs(value)), 0)).toBeLessThan(0.003);
});

it('makes stems of what is heard, which sum to the mix', { timeout: 60_000 }, async () => {
  const mix = [
    { ...DEFAULT_TRACK_MIX, volume: 1, pan: -0.4 },
    { ...DEFAULT_TRACK_MIX, isMuted: true },
    { ...DEFAULT_TRACK_MIX, volume: 1 },
  ];
  const stems = ['01-piano.wav', '02-bass.wav', '03-drums.wav'].map((fileName, track) => ({
    track,
    fileName,
    title: fileName,
  }));
  const shares: number[] = [];
  const zip = await renderer.renderStems(band, mix, {
    ...options({ onProgress: (share) => shares.push(share) }),
    mixFileName: '00-mix.wav',
    stems,
  });
  const files = unzipSync(new Uint8Array(await zip.arrayBuffer()));
  expect(Object.keys(files)).toEqual(['00-mix.wav', '01-piano.wav', '03-drums.wav']);
  const sounds = await Promise.all(
    Object.values(files).map((bytes) => decode(bytes.slice().buffer)),
  );
  for (const channel of [0, 1]) {
    const [whole, ...parts] = sounds.map((sound) => sound.getChannelData(channel));
    for (const part of parts) expect(part).toHaveLength(whole!.length);
    let furthest = 0;
    whole!.forEach((value, i) => {
      const sum = parts.reduce((total, part) => total + part[i]!, 0);
      furthest = Math.max(furthest, Math.abs(value - sum));
    });
    // Three times rounded and dithered to 16 bits.
    expect(furthest).toBeLessThan(5 / 32_768);
  }
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

it('saves ten minutes of music', { timeout: 120_000 }, async () => {
  const notes = Array.from({ length: 2400 }, (_, i) => noteAt(i / 4, 40 + ((i * 7) % 40), 0.4));
  const file = await renderer.renderMix(scoreOf(trackOf(notes)), [], options());
  expect((file.size - 44) / 4 / RATE).toBeGreaterThan(600);
  // Its last second has the last notes.
  const from = 44 + 4 * RATE * 599;
  const last = new Int16Array(await file.slice(from, from + 4 * RATE).arrayBuffer());
  expect(Math.max(...last)).toBeGreaterThan(1000);
});

it('stops when it is told to, and the next one is whole', async () => {
  const before = await digest(await renderer.renderMix(band, [], options()));
  const controller = new AbortController();
  const notes = Array.from({ length: 400 }, (_, i) => noteAt(i / 4, 60));
  const cancelled = renderer.renderMix(
    scoreOf(trackOf(notes)),
    [],
    options({
      signal: controller.signal,
      onProgress: (share) => {
        if (share > 0.2) controller.abort();
      },
    }),
  );
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  expect(await digest(await renderer.renderMix(band, [], options()))).toBe(before);
});
