// The real network on a piano of the shipped samples, beside Basic Pitch's own reader.
import { addPitchBendsToNoteEvents, BasicPitch } from '@spotify/basic-pitch';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { DEFAULT_HEARING, hearNotes } from '../../core/transcription/hearNotes.ts';
import { onsetF1 } from '../../core/transcription/onsetF1.ts';
import { PITCHES } from '../../core/transcription/pitchActivity.ts';
import { createRandom } from '../../core/random.ts';
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
  const contours: number[][] = [];
  await new BasicPitch(Promise.resolve(network)).evaluateModel(
    samples,
    (sounding, onsets, someContours) => {
      stock.sounding.push(...sounding);
      stock.onsets.push(...onsets);
      contours.push(...someContours);
    },
    () => undefined,
  );
  const activity = await hear();
  // It leaves the last few frames out.
  expect(stock.sounding.length).toBeGreaterThan(0.98 * activity.frames);
  const difference = (name: 'sounding' | 'onsets'): number =>
    stock[name]
      .flat()
      .reduce((max, value, at) => Math.max(max, Math.abs(value - activity[name][at]!)), 0);
  expect(difference('sounding')).toBe(0);
  expect(difference('onsets')).toBe(0);
  for (const pitch of [21, 60, 67, 108]) {
    const whole = { startFrame: 0, durationFrames: 150, pitchMidi: pitch, amplitude: 1 };
    const [{ pitchBends } = {}] = addPitchBendsToNoteEvents(contours, [whole]);
    const ours = Array.from({ length: 150 }, (_, i) => activity.bends[i * PITCHES + pitch - 21]);
    // It takes a tone in tune for a third of a semitone sharp.
    expect(ours, `bends at ${pitch}`).toEqual(pitchBends?.map((bins) => bins - 1));
  }
});

/** A sine whose pitch moves, in semitones off A4. */
async function hearSine(semitones: (seconds: number) => number) {
  let phase = 0;
  const sine = Float32Array.from({ length: 3 * SAMPLE_RATE }, (_, i) => {
    phase += (2 * Math.PI * 440 * 2 ** (semitones(i / SAMPLE_RATE) / 12)) / SAMPLE_RATE;
    return 0.5 * Math.sin(phase);
  });
  const activity = await listen(network, sine, { signal: undefined, onProgress: () => undefined });
  return hearNotes(activity, DEFAULT_HEARING).filter(({ pitch }) => pitch === 69);
}

it('hears a tone that wavers, and one that stays', async () => {
  const wavering = await hearSine((seconds) => 0.45 * Math.sin(2 * Math.PI * 0.7 * seconds));
  const bends = wavering.flatMap(({ bend }) => bend ?? []);
  expect([Math.min(...bends), Math.max(...bends)]).toEqual([-1, 1]);
  for (const { bend } of await hearSine(() => 0)) expect(bend).toBeUndefined();
});

it('bends few notes of a piano', async () => {
  const notes = hearNotes(await hear(), DEFAULT_HEARING);
  expect(notes.filter(({ bend }) => bend).length / notes.length).toBeLessThan(0.2);
});

it('finds no note in noise', async () => {
  const random = createRandom(5);
  const noise = Float32Array.from({ length: 4 * SAMPLE_RATE }, () => 0.6 * random.next() - 0.3);
  const activity = await listen(network, noise, { signal: undefined, onProgress: () => undefined });
  expect(hearNotes(activity, DEFAULT_HEARING)).toEqual([]);
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
