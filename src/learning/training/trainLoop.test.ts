// The end of a run on the real engine: what happens when the held-out loss stops improving.
import { expect, test } from 'vitest';
import { evaluationBatches, trainingBatches, type Excerpt } from '../../core/dataset/batches.ts';
import { countEvents } from '../../core/encoding/encodedPiece.ts';
import { createRandom } from '../../core/random.ts';
import { randomPiece } from '../../testing/randomScore.ts';
import { TINY_NETWORK } from '../../testing/tinyNetwork.ts';
import { CANDIDATES } from '../backends/candidates.ts';
import { initialParameters } from '../network/initialise.ts';
import { Gate } from './gate.ts';
import { recipeFor } from './recipe.ts';
import { SteadyEngine } from './steadyEngine.ts';
import { runPlan } from './trainLoop.ts';

function whole(seed: number): Excerpt {
  const piece = randomPiece(createRandom(seed), 20);
  return { piece, from: 0, to: countEvents(piece), isToEnd: true };
}

test('random notes are soon known by heart: then it goes back to the best weights and ends', async () => {
  const shape = { streams: 2, steps: 16 };
  const recipe = {
    ...recipeFor('S', 160),
    ...shape,
    network: TINY_NETWORK,
    peakLearningRate: 2e-2,
    patience: 4,
    lastStretch: 3,
  };
  const gap = 160;
  const training = [whole(1), whole(2)];
  const batches = (seed: number) =>
    trainingBatches(training, { ...shape, augment: false }, createRandom(seed));
  const engine = await SteadyEngine.open(CANDIDATES, {
    spec: TINY_NETWORK,
    parameters: initialParameters(TINY_NETWORK, createRandom(1)),
    batch: batches(1).next().value,
    wanted: 'auto',
  });
  const losses: { notesSeen: number; loss: number }[] = [];
  const run = await runPlan(
    engine,
    {
      recipe,
      training: batches(2),
      validation: () => evaluationBatches([whole(3)], { ...shape, streams: 1 }),
      extent: { kind: 'notes', notes: 1e6 },
      validationGap: gap,
      random: createRandom(3),
    },
    {
      signal: undefined,
      gate: new Gate(),
      onEvent: (event) => {
        if (event.type === 'validated') losses.push(event.validation);
      },
    },
  );
  engine.dispose();
  expect(run.endedBy).toBe('early-stop');
  const best = Math.min(...losses.map(({ loss }) => loss));
  expect(run.validationLoss).toBe(best);
  expect(run.notesSeen).toBe(losses.find(({ loss }) => loss === best)!.notesSeen);

  // Four misses, then three gaps of the last stretch, which begins at the best weights, not the last.
  const turn = losses.length - 1 - recipe.lastStretch;
  const before = Math.min(...losses.slice(0, turn + 1).map(({ loss }) => loss));
  expect(losses[turn - recipe.patience]!.loss).toBe(before);
  expect(losses[turn]!.loss).toBeGreaterThan(before + 0.05);
  expect(Math.abs(losses.at(-1)!.loss - before)).toBeLessThan(losses[turn]!.loss - before);
}, 30_000);
