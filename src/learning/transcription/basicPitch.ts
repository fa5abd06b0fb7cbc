// Basic Pitch's network (Bittner et al., ICASSP 2022), run window by window. Its own reader keeps every tensor
// and the whole recording as nested lists; here memory grows by what the network says and nothing else.
import * as tf from '@tensorflow/tfjs';
import weightsUrl from '@spotify/basic-pitch/model/group1-shard1of1.bin?url';
import modelUrl from '@spotify/basic-pitch/model/model.json?url';
import { AppError } from '../../core/errors.ts';
import {
  createActivity,
  PITCHES,
  type PitchActivity,
} from '../../core/transcription/pitchActivity.ts';
import {
  countFrames,
  countWindows,
  EDGE_FRAMES,
  KEPT_FRAMES,
  windowAt,
} from '../../core/transcription/windows.ts';
import { writeBends } from './bends.ts';

/** What the network calls its outputs. */
const CONTOURS = 'Identity';
const SOUNDING = 'Identity_1';
const ONSETS = 'Identity_2';

export interface ListenOptions {
  readonly signal: AbortSignal | undefined;
  /** Share done, 0..1. */
  readonly onProgress: (share: number) => void;
}

/** @throws AppError network/unreachable */
export function loadBasicPitch(): Promise<tf.GraphModel> {
  return tf.loadGraphModel({ load: fetchModel });
}

/** The two files by their own addresses: a build gives each a name of its own. */
async function fetchModel(): Promise<tf.io.ModelArtifacts> {
  const [model, weights] = await Promise.all([modelUrl, weightsUrl].map(fetchOk));
  const { modelTopology, weightsManifest } = (await model!.json()) as tf.io.ModelJSON;
  return {
    modelTopology,
    weightSpecs: weightsManifest.flatMap((group) => group.weights),
    weightData: await weights!.arrayBuffer(),
  };
}

async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new AppError('network/unreachable', `cannot fetch ${url}`, { url }, cause);
  });
  if (!response.ok)
    throw new AppError('network/unreachable', `${url}: HTTP ${response.status}`, { url });
  return response;
}

/**
 * @param samples mono, 22,050 a second
 * @throws AppError cancelled
 */
export async function listen(
  network: tf.GraphModel,
  samples: Float32Array,
  { signal, onProgress }: ListenOptions,
): Promise<PitchActivity> {
  const frames = countFrames(samples.length);
  const windows = countWindows(samples.length);
  const activity = createActivity(frames);
  const { sounding, onsets, bends } = activity;
  for (let index = 0; index * KEPT_FRAMES < frames; index++) {
    const values = await runWindow(network, windowAt(samples, index));
    const first = index * KEPT_FRAMES;
    const kept = Math.min(KEPT_FRAMES, frames - first);
    const [from, to] = [EDGE_FRAMES * PITCHES, (EDGE_FRAMES + kept) * PITCHES];
    sounding.set(values.sounding.subarray(from, to), first * PITCHES);
    onsets.set(values.onsets.subarray(from, to), first * PITCHES);
    writeBends(values.contours, EDGE_FRAMES, kept, bends.subarray(first * PITCHES));
    onProgress((index + 1) / windows);
    // The network blocks; a cancel is heard only after a turn of the event loop.
    await new Promise((resolve) => setTimeout(resolve));
    if (signal?.aborted === true) throw new AppError('cancelled', 'the listening was cancelled');
  }
  return activity;
}

export interface HeardWindow {
  readonly sounding: Float32Array;
  readonly onsets: Float32Array;
  readonly contours: Float32Array;
}

/** What the network says to one window (core/transcription/windows.ts), its ends included. */
export async function runWindow(
  network: tf.GraphModel,
  window: Float32Array,
): Promise<HeardWindow> {
  const outputs = tf.tidy(() => {
    const input = tf.tensor(window, [1, window.length, 1]);
    return network.execute(input, [SOUNDING, ONSETS, CONTOURS]) as tf.Tensor[];
  });
  try {
    const [sounding, onsets, contours] = await Promise.all(
      outputs.map((output) => output.data<'float32'>()),
    );
    return { sounding: sounding!, onsets: onsets!, contours: contours! };
  } finally {
    tf.dispose(outputs);
  }
}
