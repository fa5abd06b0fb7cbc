// A training that was killed and goes on from a checkpoint takes the steps it would have taken: every bit of the
// weights and every validation is that of the run that was never interrupted. On our own engine.
import { expect, test } from 'vitest';
import { evaluationBatches, TrainingBatches, type Excerpt } from '../../core/dataset/batches.ts';
import { NOTE_TUPLES } from '../../core/dataset/reading.ts';
import { countEvents } from '../../core/encoding/encodedPiece.ts';
import type { Checkpoint } from '../../core/model/checkpoint.ts';
import type { LossPoint, RunEnd } from '../../core/model/training.ts';
import { createRandom, restoreRandom } from '../../core/random.ts';
import { randomPiece } from '../../testing/randomScore.ts';
import { TINY_NETWORK } from '../../testing/tinyNetwork.ts';
import { CANDIDATES } from '../backends/candidates.ts';
import { initialParameters } from '../network/initialise.ts';
import { CheckpointClock } from './checkpointClock.ts';
import { Gate } from './gate.ts';
import { recipeFor } from './recipe.ts';
import { SteadyEngine } from './steadyEngine.ts';
import { runPlan } from './trainLoop.ts';

const GAP = 100;
const shape = { streams: 2, steps: 16 };
const recipe = {
  ...recipeFor('S', 160),
  ...shape,
  network: TINY_NETWORK,
  peakLearningRate: 2e-2,
  patience: 4,
  lastStretch: 3,
};

function whole(seed: number): Excerpt {
  const piece = { ...randomPiece(createRandom(seed), 20), isBeatAligned: false };
  return { piece, from: 0, to: countEvents(piece), isToEnd: true };
}
const [judge, ...lessons] = [3, 1, 2, 4].map(whole);

interface Outcome {
  readonly parameters: Float32Array;
  readonly endedBy: RunEnd;
  readonly validations: readonly LossPoint[];
  readonly taken: readonly Checkpoint[];
}

/** A whole run, from the beginning or a checkpoint. @param taking the checkpoints it takes */
async function train(
  from: Checkpoint | null,
  taking: 'none' | 'when due' | 'at every step' = 'none',
): Promise<Outcome> {
  const random = from ? restoreRandom(from.random) : createRandom(2);
  const options = { ...shape, augment: true };
  const training = new TrainingBatches(NOTE_TUPLES, lessons, options, random, from?.order);
  const validations: LossPoint[] = [];
  const taken: Checkpoint[] = [];
  const clock = new CheckpointClock();
  const onCheckpoint = (checkpoint: Checkpoint): void => {
    taken.push(checkpoint);
    if (taking === 'at every step') clock.ask();
  };
  const engine = await SteadyEngine.open(CANDIDATES, {
    spec: TINY_NETWORK,
    parameters: initialParameters(TINY_NETWORK, createRandom(1)),
    batch: new TrainingBatches(NOTE_TUPLES, lessons, options, createRandom(9)).next().value,
    wanted: from?.engine.name ?? 'wasm',
    ...(from && { variant: from.engine.variant }),
  });
  const { parameters, endedBy } = await runPlan(
    engine,
    {
      recipe,
      training,
      from,
      validation: () => evaluationBatches([judge!], { ...shape, streams: 1 }),
      extent: { kind: 'notes', notes: 1e6 },
      validationGap: GAP,
      random,
    },
    {
      signal: undefined,
      gate: new Gate(),
      onEvent: (event) => {
        if (event.type === 'validated') validations.push(event.validation);
      },
      ...(taking !== 'none' && { checkpoints: { clock, onCheckpoint } }),
    },
  );
  engine.dispose();
  return { parameters, endedBy, validations, taken };
}

test('from wherever it was killed', async () => {
  const calm = await train(null);
  const { taken, ...watched } = await train(null, 'at every step');
  // Taking checkpoints changes nothing.
  expect(watched).toEqual({ ...calm, taken: undefined });
  expect(calm.endedBy).toBe('early-stop');

  const isBeforeJudging = ({ notesSeen, validatedAt }: Checkpoint): boolean =>
    notesSeen - validatedAt >= GAP;
  const isJustJudged = ({ notesSeen, validatedAt }: Checkpoint): boolean =>
    notesSeen > validatedAt && notesSeen - validatedAt < GAP / 2;
  const inTheEnd = taken.filter(({ lastStretch }) => lastStretch !== null);
  const killedAt = [
    taken[0],
    taken.find(isBeforeJudging),
    taken.find((one) => one.validatedAt > 0 && isJustJudged(one)),
    taken.findLast(({ lastStretch }) => lastStretch === null),
    inTheEnd[0],
    inTheEnd.find(isBeforeJudging),
    taken.at(-1),
  ];
  for (const from of killedAt) {
    const { parameters, endedBy, validations } = await train(structuredClone(from!));
    const after = calm.validations.filter(({ notesSeen }) => notesSeen > from!.validatedAt);
    expect(validations, `from ${from!.notesSeen} notes`).toEqual(after);
    expect(parameters).toEqual(calm.parameters);
    expect(endedBy).toBe(calm.endedBy);
  }
}, 60_000);

test('where its engine is no longer there, the next one goes on', async () => {
  const { taken } = await train(null, 'at every step');
  const from = { ...taken[20]!, engine: { name: 'webgpu', variant: '' } } as const;
  const { validations, taken: next } = await train(from, 'at every step');
  expect(validations[0]!.notesSeen).toBeGreaterThan(from.validatedAt);
  expect(next[0]!.engine.name).toBe('wasm');
}, 60_000);

test('what goes on takes a checkpoint after its first step, to show that it got further', async () => {
  const { taken } = await train(null, 'at every step');
  const from = structuredClone(taken[20]!);
  const { taken: next } = await train(from, 'when due');
  expect(next.slice(0, 2).map(({ updates }) => updates)).toEqual([from.updates, from.updates + 1]);
  expect(next[1]!.notesSeen).toBeGreaterThan(from.notesSeen);
}, 60_000);
