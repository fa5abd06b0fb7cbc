// The real network on a piano of the shipped samples, beside Basic Pitch's own reader.
import { BasicPitch } from '@spotify/basic-pitch';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { DEFAULT_HEARING, hearNotes } from '../../core/transcription/hearNotes.ts';
import { onsetF1 } from '../../core/transcription/onsetF1.ts';
import type { PitchActivity } from '../../core/transcription/pitchActivity.ts';
import { SAMPLE_RATE } from '../../core/transcription/windows.ts';
import { createSampleLibrary } from '../../services/playback/sampleLibrary.ts';
import { noteAt, scoreOf, trackOf } from '../../testing/playerScores.ts';
import { renderWhole } from '../../testing/renderWhole.ts';
import { startBackend } from '../backends/tfjsBackends.ts';
import { listen, loadBasicPitch } from './basicPitch.ts';

const PLAYED = [60, 64, 67, 72, 55, 62].map((pitch, i) => ({
  pitch,
  startSeconds: 0.5 + 0.5 * i,
}));

let network: tf.GraphModel;
let samples: Float32Array;

const hear = (onProgress: (share: number) => void = () => undefined, signal?: AbortSignal) =>
  listen(network, samples, { signal, onProgress });

beforeAll(async () => {
  await startBackend('wasm');
  network = await loadBasicPitch();
  const score = scoreOf(
    trackOf(PLAYED.map(({ pitch, startSeconds }) => noteAt(startSeconds, pitch))),
  );
  const sound = await renderWhole(score, createSampleLibrary('/'), SAMPLE_RATE);
  samples = sound.getChannelData(0);
});

it('hears what was played', async () => {
  const progress: number[] = [];
  const activity = await hear((share) => progress.push(share));
  expect(onsetF1(PLAYED, hearNotes(activity, DEFAULT_HEARING))).toBeGreaterThan(0.9);
  expect(progress.at(-1)).toBe(1);
});

it('says what Basic Pitch says, frame by frame', { timeout: 60_000 }, async () => {
  const stock = { sounding: [] as number[][], onsets: [] as number[][] };
  await new BasicPitch(Promise.resolve(network)).evaluateModel(
    samples,
    (sounding, onsets) => {
      stock.sounding.push(...sounding);
      stock.onsets.push(...onsets);
    },
    () => undefined,
  );
  const activity = await hear();
  // It leaves the last few frames out.
  expect(stock.sounding.length).toBeGreaterThan(0.98 * activity.frames);
  const difference = (name: keyof typeof stock & keyof PitchActivity): number =>
    stock[name]
      .flat()
      .reduce((max, value, at) => Math.max(max, Math.abs(value - activity[name][at]!)), 0);
  expect(difference('sounding')).toBe(0);
  expect(difference('onsets')).toBe(0);
});

it('keeps no tensor from one recording to the next', async () => {
  const before = tf.memory().numTensors;
  await hear();
  expect(tf.memory().numTensors).toBe(before);
});

it('stops when it is cancelled', async () => {
  const controller = new AbortController();
  const windows: number[] = [];
  const hearing = hear((share) => {
    windows.push(share);
    controller.abort();
  }, controller.signal);
  await expect(hearing).rejects.toMatchObject({ code: 'cancelled' });
  expect(windows).toHaveLength(1);
});
