// A recording → what the network heard in it. The network is loaded, and the backend it runs on chosen, with the first
// recording; both are kept until they fail. A graphics chip may be taken away at any time: then another backend hears
// the recording from its beginning.
import { AppError } from '../../core/errors.ts';
import type { PitchActivity } from '../../core/transcription/pitchActivity.ts';
import type { TfjsBackend } from '../backends/tfjsBackends.ts';
import { listen, type ListenOptions } from './basicPitch.ts';
import { chooseBackend } from './chooseBackend.ts';

let choosing: ReturnType<typeof chooseBackend> | null = null;
/** Chips that failed, for as long as this worker lives. */
const lost = new Set<TfjsBackend>();

/**
 * @param samples mono, 22,050 a second
 * @throws AppError cancelled, network/unreachable
 */
export async function transcribe(
  samples: Float32Array,
  options: ListenOptions,
): Promise<{ readonly activity: PitchActivity; readonly backend: TfjsBackend }> {
  choosing ??= chooseBackend(samples, lost).catch((thrown: unknown) => {
    // What could not be fetched may come another time.
    choosing = null;
    throw thrown;
  });
  const { network, backend } = await choosing;
  try {
    return { activity: await listen(network, samples, options), backend };
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'cancelled') throw thrown;
    choosing = null;
    network.dispose();
    if (backend === 'wasm' || backend === 'cpu') throw thrown;
    console.warn(`${backend} failed while it heard a recording`, thrown);
    lost.add(backend);
    return transcribe(samples, options);
  }
}
