// Which engine trains: every backend that runs on real hardware and computes right gradients takes two
// real steps against the clock, and the fastest wins. Names say little: for small networks wasm often
// beats a graphics chip.
import type { Batch } from '../../core/dataset/batch.ts';
import { AppError } from '../../core/errors.ts';
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import type { BackendName, BackendReport } from '../../core/model/training.ts';
import { TfjsEngine } from '../tfjs/tfjsEngine.ts';
import type { TrainEngine } from '../trainEngine.ts';
import { checkGradients } from './gradientCheck.ts';
import { probeHardware, startBackend } from './tfjsBackends.ts';

const CANDIDATES: readonly BackendName[] = ['webgpu', 'webgl', 'wasm'];
/** Needs nothing, and is slower than all others: for when they all fail. */
const LAST_RESORT: BackendName = 'cpu';
const TIMED_STEPS = 2;

export interface EngineChoice {
  readonly engine: TrainEngine;
  readonly reports: readonly BackendReport[];
}

/**
 * @param batch a real batch, to time with.
 * @throws AppError model/no-backend when nothing here can train.
 */
export async function chooseEngine(
  spec: NetworkSpec,
  parameters: Float32Array,
  batch: Batch,
): Promise<EngineChoice> {
  const reports: BackendReport[] = [];
  const timed: { name: BackendName; milliseconds: number; detail: string }[] = [];
  const tryBackend = async (name: BackendName): Promise<void> => {
    try {
      const { status, detail } = await probeHardware(name);
      if (status !== 'hardware') {
        reports.push({ name, status, detail });
        return;
      }
      await startBackend(name);
      await checkGradients((...args) => new TfjsEngine(...args));
      timed.push({ name, milliseconds: await timeSteps(spec, parameters, batch), detail });
    } catch (error) {
      // A backend that fails is no failure of training; the report says why it was passed over.
      const detail = error instanceof Error ? error.message : String(error);
      reports.push({ name, status: 'failed', detail });
    }
  };
  for (const name of CANDIDATES) await tryBackend(name);
  if (timed.length === 0) await tryBackend(LAST_RESORT);

  timed.sort((a, b) => a.milliseconds - b.milliseconds);
  const best = timed[0];
  if (!best) {
    const why = reports.map(({ name, detail }) => `${name}: ${detail}`).join('; ');
    throw new AppError('model/no-backend', `no backend can train (${why})`);
  }
  for (const { name, milliseconds, detail } of timed)
    reports.push({
      name,
      status: name === best.name ? 'chosen' : 'slower',
      detail: `${detail}, ${Math.round(milliseconds)} ms a step`,
    });
  await startBackend(best.name);
  return { engine: new TfjsEngine(spec, parameters), reports };
}

async function timeSteps(
  spec: NetworkSpec,
  parameters: Float32Array,
  batch: Batch,
): Promise<number> {
  const engine = new TfjsEngine(spec, parameters);
  const step = (): Promise<number> => engine.step(batch, { learningRate: 0, dropout: null });
  try {
    // The first step compiles shaders and fills caches.
    await step();
    const start = performance.now();
    for (let i = 0; i < TIMED_STEPS; i++) await step();
    return (performance.now() - start) / TIMED_STEPS;
  } finally {
    engine.dispose();
  }
}
