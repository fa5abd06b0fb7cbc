// How fast this device trains: real steps on a real piece with the engine a run would get, for about a second.
import { trainingBatches } from '../../core/dataset/batches.ts';
import { countEvents, type EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import { AppError } from '../../core/errors.ts';
import type { PresetName } from '../../core/model/trainedModel.ts';
import type { EngineName } from '../../core/model/training.ts';
import { createRandom } from '../../core/random.ts';
import type { EngineCandidate } from '../backends/candidates.ts';
import { chooseEngine } from '../backends/chooseEngine.ts';
import { drawDropout } from '../network/dropout.ts';
import { parameterLayout } from '../network/layout.ts';
import { breathe } from './breathe.ts';
import { recipeFor } from './recipe.ts';

const MILLISECONDS = 800;
/** Of the weights, whose values do not matter as long as they are ordinary numbers. */
const DEVIATION = 0.1;

export interface SpeedRequest {
  readonly preset: PresetName;
  readonly engine: EngineName | 'auto';
  /** Music of the kind that is to be learned. */
  readonly piece: EncodedPiece;
  /** Of the whole corpus; decides the shape of a step. */
  readonly trainingNotes: number;
}

/**
 * The mean, not the best: what else the machine does will slow the training too.
 * @returns notes per second, validation not counted.
 * @throws AppError cancelled; model/no-backend
 */
export async function measureSpeed(
  { preset, engine: wanted, piece, trainingNotes }: SpeedRequest,
  signal: AbortSignal | undefined,
  candidates: readonly EngineCandidate[],
): Promise<number> {
  const recipe = recipeFor(preset, trainingNotes);
  const random = createRandom(1);
  const parameters = new Float32Array(parameterLayout(recipe.network).size);
  for (let i = 0; i < parameters.length; i++) parameters[i] = DEVIATION * random.normal();
  const excerpt = { piece, from: 0, to: countEvents(piece), isToEnd: true };
  const batches = trainingBatches([excerpt], { ...recipe, augment: true }, random);
  const step = async (): Promise<number> => {
    const batch = batches.next().value;
    const dropout = drawDropout(recipe.network, recipe.streams, recipe.dropout, random);
    await engine.step(batch, { learningRate: 0, dropout });
    await breathe();
    if (signal?.aborted) throw new AppError('cancelled', 'cancelled');
    return batch.notes;
  };
  const { engine } = await chooseEngine(candidates, {
    spec: recipe.network,
    parameters,
    batch: batches.next().value,
    wanted,
    failed: new Map(),
  });
  try {
    // The first compiles and fills caches.
    await step();
    const startedAt = performance.now();
    let notes = 0;
    do notes += await step();
    while (performance.now() - startedAt < MILLISECONDS);
    return (notes * 1000) / (performance.now() - startedAt);
  } finally {
    engine.dispose();
  }
}
