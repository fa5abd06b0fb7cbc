// A step's loss comes in after the next step has been asked for; a failure that shows only then loses nothing.
import { expect, test } from 'vitest';
import { evaluationBatches, trainingBatches } from '../../core/dataset/batches.ts';
import { countEvents } from '../../core/encoding/encodedPiece.ts';
import type { TrainEvent } from '../../core/model/training.ts';
import { createRandom } from '../../core/random.ts';
import { randomPiece } from '../../testing/randomScore.ts';
import { TINY_NETWORK } from '../../testing/tinyNetwork.ts';
import { CANDIDATES, type EngineCandidate } from '../backends/candidates.ts';
import { initialParameters } from '../network/initialise.ts';
import { Gate } from './gate.ts';
import { recipeFor } from './recipe.ts';
import { SteadyEngine } from './steadyEngine.ts';
import { runPlan } from './trainLoop.ts';

const piece = randomPiece(createRandom(1), 40);
const excerpt = { piece, from: 0, to: countEvents(piece), isToEnd: true };
const shape = { streams: 1, steps: 8 };
const wasm = CANDIDATES.find(({ name }) => name === 'wasm')!;
const NOTES = 60;

/** The real engine; the step that reaches the end of the plan runs, but its loss is not a number. */
function failingAtTheEnd(asked: number[]): EngineCandidate {
  return {
    ...wasm,
    name: 'webgpu',
    async create(spec, parameters) {
      const engine = await wasm.create(spec, parameters);
      const step = engine.step.bind(engine);
      let notes = 0;
      engine.step = async (batch, options) => {
        if (options.learningRate === 0) return step(batch, options);
        notes += batch.notes;
        asked.push(notes);
        const result = await step(batch, options);
        return notes >= NOTES ? { ...result, nats: NaN } : result;
      };
      return engine;
    },
  };
}

test('when the last step turns out to have failed, the plan goes on from the checkpoint', async () => {
  const asked: number[] = [];
  const training = trainingBatches([excerpt], { ...shape, augment: false }, createRandom(2));
  const engine = await SteadyEngine.open([failingAtTheEnd(asked), { ...wasm, isSpare: true }], {
    spec: TINY_NETWORK,
    parameters: initialParameters(TINY_NETWORK, createRandom(1)),
    batch: training.next().value,
    wanted: 'auto',
  });
  const events: TrainEvent[] = [];
  const run = await runPlan(
    engine,
    {
      recipe: { ...recipeFor('S', NOTES), ...shape, network: TINY_NETWORK },
      training,
      validation: () => evaluationBatches([excerpt], shape),
      extent: { kind: 'notes', notes: NOTES },
      validationGap: NOTES / 2,
      random: createRandom(3),
    },
    { signal: undefined, gate: new Gate(), onEvent: (event) => events.push(event) },
  );
  engine.dispose();
  expect(asked.at(-1)).toBeGreaterThanOrEqual(NOTES);
  expect(run.endedBy).toBe('plan');
  const story = events.flatMap((event) => {
    if (event.type === 'validated') return [event.validation.notesSeen];
    return event.type === 'recovered' ? [-event.notesSeen] : [];
  });
  // Validated at the start and half way, then the failure, and the second half once more.
  const [start, half, back, end] = story;
  expect(story).toHaveLength(4);
  expect(start).toBe(0);
  expect(half).toBeLessThan(NOTES);
  expect(back).toBe(-half!);
  expect(end).toBeGreaterThanOrEqual(NOTES);
});
