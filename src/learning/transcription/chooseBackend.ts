// Which of TensorFlow.js' backends the network runs on: wasm is there in every browser and right; a graphics chip may be
// faster, and its imitation in software never is. Each real chip hears one window against the clock and must hear the
// same as wasm. Asked once in a worker.
import * as tf from '@tensorflow/tfjs';
import { countWindows, windowAt } from '../../core/transcription/windows.ts';
import { probeHardware, startBackend, type TfjsBackend } from '../backends/tfjsBackends.ts';
import { loadBasicPitch, runWindow, type HeardWindow } from './basicPitch.ts';

/** What wasm and a chip may differ by, of 1: far below any threshold for notes. */
const TOLERANCE = 0.01;
const TIMED_WINDOWS = 3;

export interface Trial {
  readonly backend: TfjsBackend;
  readonly network: tf.GraphModel;
  /** The best of a few windows: other work only ever slows one down. */
  readonly milliseconds: number;
  readonly heard: HeardWindow;
}

/** @throws whatever keeps the backend from starting or running, and AppError network/unreachable */
export async function tryBackend(
  backend: TfjsBackend,
  window: Float32Array,
  timedWindows = TIMED_WINDOWS,
): Promise<Trial> {
  await startBackend(backend);
  // A network of its own: weights do not move from every backend to every other.
  const network = await loadBasicPitch();
  try {
    let heard = await runWindow(network, window);
    let milliseconds = Infinity;
    for (let i = 0; i < timedWindows; i++) {
      const startedAt = performance.now();
      heard = await runWindow(network, window);
      milliseconds = Math.min(milliseconds, performance.now() - startedAt);
    }
    return { backend, network, milliseconds, heard };
  } catch (thrown) {
    network.dispose();
    throw thrown;
  }
}

/** Whether two backends heard the same. */
export function isSame(a: HeardWindow, b: HeardWindow): boolean {
  return (['sounding', 'onsets', 'contours'] as const).every(
    (name) =>
      a[name].length === b[name].length &&
      a[name].every((value, i) => Math.abs(value - b[name][i]!) <= TOLERANCE),
  );
}

/**
 * The fastest backend that hears what wasm hears; it is TensorFlow.js' backend afterwards.
 * @param samples of a recording, to try with
 * @param lost not to be tried
 * @throws AppError network/unreachable
 */
export async function chooseBackend(
  samples: Float32Array,
  lost: ReadonlySet<TfjsBackend>,
): Promise<Pick<Trial, 'backend' | 'network'>> {
  // A browser without wasm SIMD is slow, yet not without recordings.
  const processor = await startBackend('wasm').then(
    () => 'wasm' as const,
    () => 'cpu' as const,
  );
  const chips = (await findChips()).filter((chip) => !lost.has(chip));
  if (chips.length === 0) {
    await startBackend(processor);
    return { backend: processor, network: await loadBasicPitch() };
  }
  // From the middle, where there is likely something to hear.
  const window = windowAt(samples, Math.floor(countWindows(samples.length) / 2));
  let best = await tryBackend(processor, window);
  const right = best.heard;
  for (const backend of chips) {
    const trial = await tryBackend(backend, window).catch((thrown: unknown) => {
      console.warn(`${backend} cannot hear recordings`, thrown);
      return null;
    });
    if (!trial) continue;
    const isBetter = trial.milliseconds < best.milliseconds && isSame(right, trial.heard);
    const [winner, loser] = isBetter ? [trial, best] : [best, trial];
    await startBackend(loser.backend);
    loser.network.dispose();
    best = winner;
  }
  await startBackend(best.backend);
  return best;
}

/** The backends with a real graphics chip behind them. */
async function findChips(): Promise<readonly TfjsBackend[]> {
  const backends = ['webgpu', 'webgl'] as const;
  const found = await Promise.all(backends.map(probeHardware));
  return backends.filter((_, i) => found[i]!.status === 'hardware');
}
