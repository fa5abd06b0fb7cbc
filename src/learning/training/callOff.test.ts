// Pause and Stop while a validation goes on, which takes a slow engine a minute.
import { expect, test } from 'vitest';
import { evaluationBatches, trainingBatches, type Excerpt } from '../../core/dataset/batches.ts';
import { countEvents } from '../../core/encoding/encodedPiece.ts';
import type { TrainEvent } from '../../core/model/training.ts';
import { createRandom } from '../../core/random.ts';
import { randomPiece } from '../../testing/randomScore.ts';
import { TINY_NETWORK } from '../../testing/tinyNetwork.ts';
import { CANDIDATES } from '../backends/candidates.ts';
import { initialParameters } from '../network/initialise.ts';
import { Gate } from './gate.ts';
import { recipeFor } from './recipe.ts';
import { SteadyEngine } from './steadyEngine.ts';
import { runPlan, type Run } from './trainLoop.ts';

const SHAPE = { streams: 2, steps: 16 };
const GAP = 160;
const NOTES = 1000;

function whole(seed: number): Excerpt {
  const piece = randomPiece(createRandom(seed), 60);
  return { piece, from: 0, to: countEvents(piece), isToEnd: true };
}

interface Course {
  readonly run: Run;
  /** Batches that each validation took. */
  readonly taken: readonly number[];
  readonly validated: readonly { readonly notesSeen: number; readonly loss: number }[];
}

/** @param onBatch told before each batch of a validation, both counted from 0 */
async function train(
  gate: Gate,
  signal: AbortSignal | undefined,
  onBatch: (validation: number, batch: number) => void,
): Promise<Course> {
  const recipe = { ...recipeFor('S', GAP), ...SHAPE, network: TINY_NETWORK, patience: 100 };
  const batches = (seed: number) =>
    trainingBatches([whole(1), whole(2)], { ...SHAPE, augment: false }, createRandom(seed));
  const engine = await SteadyEngine.open(CANDIDATES, {
    spec: TINY_NETWORK,
    parameters: initialParameters(TINY_NETWORK, createRandom(1)),
    batch: batches(1).next().value,
    wanted: 'wasm',
  });
  const taken: number[] = [];
  const events: TrainEvent[] = [];
  function* validation() {
    const index = taken.push(0) - 1;
    for (const batch of evaluationBatches([whole(3)], { ...SHAPE, streams: 1 })) {
      onBatch(index, taken[index]!++);
      yield batch;
    }
  }
  try {
    const run = await runPlan(
      engine,
      {
        recipe,
        training: batches(2),
        validation,
        extent: { kind: 'notes', notes: NOTES },
        validationGap: GAP,
        random: createRandom(3),
      },
      { signal, gate, onEvent: (event) => events.push(event) },
    );
    const validated = events.flatMap((event) =>
      event.type === 'validated' ? [event.validation] : [],
    );
    return { run, taken, validated };
  } finally {
    engine.dispose();
  }
}

const undisturbed = await train(new Gate(), undefined, () => undefined);
const [allBatches] = undisturbed.taken;

test('Pause calls it off, and afterwards it is as if nothing had been', async () => {
  const gate = new Gate();
  let wasPaused = false;
  const { run, taken, validated } = await train(gate, undefined, (validation, batch) => {
    if (validation !== 2 || batch !== 1) return;
    gate.close();
    wasPaused = true;
    setTimeout(() => gate.open(), 50);
  });
  expect(wasPaused).toBe(true);
  expect(allBatches).toBeGreaterThan(3);
  expect(taken[2]).toBeLessThan(allBatches!);
  expect(taken.length).toBe(undisturbed.taken.length + 1);
  expect(validated).toEqual(undisturbed.validated);
  // But for the clock.
  expect({ ...run, seconds: 0 }).toEqual({ ...undisturbed.run, seconds: 0 });
});

test('Stop calls it off and keeps the best there was', async () => {
  const stop = new AbortController();
  const { run, taken, validated } = await train(new Gate(), stop.signal, (validation, batch) => {
    if (validation === 2 && batch === 1) stop.abort();
  });
  expect(taken[2]).toBeLessThan(allBatches!);
  expect(run.endedBy).toBe('stop');
  // The last weights are judged after all, as that takes no time here.
  expect(validated[1]).toEqual(undisturbed.validated[1]);
  expect(validated).toHaveLength(3);
  expect(run.validationLoss).toBe(Math.min(...validated.map(({ loss }) => loss)));
});

test('Stop during the first, before anything was learned, leaves nothing', async () => {
  const stop = new AbortController();
  let batches = 0;
  const stopped = train(new Gate(), stop.signal, (_, batch) => {
    batches = batch + 1;
    if (batch === 1) stop.abort();
  });
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  expect(batches).toBeLessThan(allBatches!);
});
