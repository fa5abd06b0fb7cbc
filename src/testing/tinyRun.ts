// A run on one small random piece, for tests of what becomes of it when its engine fails.
import { evaluationBatches, trainingBatches } from '../core/dataset/batches.ts';
import { countEvents } from '../core/encoding/encodedPiece.ts';
import { createRandom } from '../core/random.ts';
import type { EngineCandidate } from '../learning/backends/candidates.ts';
import { initialParameters } from '../learning/network/initialise.ts';
import { recipeFor } from '../learning/training/recipe.ts';
import { SteadyEngine } from '../learning/training/steadyEngine.ts';
import type { runPlan } from '../learning/training/trainLoop.ts';
import { randomPiece } from './randomScore.ts';
import { TINY_NETWORK } from './tinyNetwork.ts';

const piece = randomPiece(createRandom(1), 40);
const excerpt = { piece, from: 0, to: countEvents(piece), isToEnd: true };
const shape = { streams: 1, steps: 8 };

/** The first two arguments of `runPlan`; whoever asks for them disposes of the engine. */
export async function openTinyRun(
  candidates: readonly EngineCandidate[],
  wanted: Parameters<typeof SteadyEngine.open>[1]['wanted'],
  notes: number,
  validationGap: number,
): Promise<{ readonly engine: SteadyEngine; readonly plan: Parameters<typeof runPlan>[1] }> {
  const training = trainingBatches([excerpt], { ...shape, augment: false }, createRandom(2));
  const engine = await SteadyEngine.open(candidates, {
    spec: TINY_NETWORK,
    parameters: initialParameters(TINY_NETWORK, createRandom(1)),
    batch: training.next().value,
    wanted,
  });
  const plan = {
    recipe: { ...recipeFor('S', notes), ...shape, network: TINY_NETWORK },
    training,
    validation: () => evaluationBatches([excerpt], shape),
    extent: { kind: 'notes', notes },
    validationGap,
    random: createRandom(3),
  } as const;
  return { engine, plan };
}
