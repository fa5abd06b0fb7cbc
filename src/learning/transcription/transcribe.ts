// A recording → what the network heard in it. The network is loaded, and the backend it runs on chosen, with the first
// recording; both are kept.
import type { PitchActivity } from '../../core/transcription/pitchActivity.ts';
import type { TfjsBackend } from '../backends/tfjsBackends.ts';
import { listen, type ListenOptions } from './basicPitch.ts';
import { chooseBackend } from './chooseBackend.ts';

let choosing: ReturnType<typeof chooseBackend> | null = null;

/**
 * @param samples mono, 22,050 a second
 * @throws AppError cancelled, network/unreachable
 */
export async function transcribe(
  samples: Float32Array,
  options: ListenOptions,
): Promise<{ readonly activity: PitchActivity; readonly backend: TfjsBackend }> {
  choosing ??= chooseBackend(samples).catch((thrown: unknown) => {
    // What could not be fetched may come another time.
    choosing = null;
    throw thrown;
  });
  const { network, backend } = await choosing;
  return { activity: await listen(network, samples, options), backend };
}
