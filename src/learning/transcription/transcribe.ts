// A recording → what the network heard in it, on wasm: it is there in every browser, and here twelve times faster
// than WebGL without a graphics chip. The network is loaded with the first recording and kept.
import type { GraphModel } from '@tensorflow/tfjs';
import type { PitchActivity } from '../../core/transcription/pitchActivity.ts';
import { startBackend } from '../backends/tfjsBackends.ts';
import { listen, loadBasicPitch, type ListenOptions } from './basicPitch.ts';

let loading: Promise<GraphModel> | null = null;

async function start(): Promise<GraphModel> {
  // A browser without wasm SIMD is slow, yet not without recordings.
  await startBackend('wasm').catch(() => startBackend('cpu'));
  return loadBasicPitch();
}

/**
 * @param samples mono, 22,050 a second
 * @throws AppError cancelled, network/unreachable
 */
export async function transcribe(
  samples: Float32Array,
  options: ListenOptions,
): Promise<PitchActivity> {
  loading ??= start().catch((thrown: unknown) => {
    // What could not be fetched may come another time.
    loading = null;
    throw thrown;
  });
  return listen(await loading, samples, options);
}
