// The page's part of `bench nll`: a model of piano rolls, trained by the app's own loop on its own engine.
import type { Batch } from '../../src/core/dataset/batch.ts';
import { evaluationBatchesOf, trainingBatchesOf } from '../../src/core/dataset/batches.ts';
import type { Roll } from '../../src/core/encoding/rolls/rollCodec.ts';
import { ROLLS } from '../../src/core/encoding/rolls/rollCodec.ts';
import { createRandom } from '../../src/core/random.ts';
import type { EngineCandidate } from '../../src/learning/backends/candidates.ts';
import { initialParameters } from '../../src/learning/network/initialise.ts';
import { Gate } from '../../src/learning/training/gate.ts';
import { SteadyEngine } from '../../src/learning/training/steadyEngine.ts';
import { runPlan } from '../../src/learning/training/trainLoop.ts';
import { timeKernels } from '../../src/learning/wasm/chooseKernels.ts';
import { WasmEngine } from '../../src/learning/wasm/wasmEngine.ts';
import { RollPart } from './rollPart.ts';
import { rollRecipe, type RollRecipe } from './rollRecipe.ts';

export interface RollSet {
  readonly train: readonly Roll[];
  readonly valid: readonly Roll[];
  readonly test?: readonly Roll[];
}

export interface RollOptions {
  readonly seed: number;
  /** Training takes about this at most, at the speed measured at its start. */
  readonly minutes: number;
  readonly threads: number;
}

export interface RollResult {
  readonly preset: string;
  readonly coding: string;
  readonly engine: string;
  /** When the weights were at their best. */
  readonly notesSeen: number;
  /** Of the whole training, validation included. */
  readonly trainSeconds: number;
  /** Nats per frame of the best weights. */
  readonly valid: number;
  readonly test: number | null;
}

/** Validations of a training; each costs the time of its music without the backward pass. */
const VALIDATIONS = 12;

let loaded: RollSet = { train: [], valid: [] };

export function load(set: RollSet): void {
  loaded = set;
}

/** @param changes to the recipe, for trials. */
export async function train(
  { seed, minutes, threads }: RollOptions,
  changes: Partial<RollRecipe> = {},
): Promise<RollResult> {
  const recipe: RollRecipe = { ...rollRecipe(loaded.train), ...changes };
  const training = new RollPart(loaded.train, recipe.coding);
  const validation = new RollPart(loaded.valid, recipe.coding);
  const random = createRandom(seed);
  const batches = (from = random): Generator<Batch, never> =>
    trainingBatchesOf(ROLLS, training.excerpts, recipe, from);
  const [kernels] = await timeKernels();
  const candidate: EngineCandidate = {
    name: 'wasm',
    isSpare: false,
    probe: () => Promise.resolve({ status: 'hardware', detail: 'processor' }),
    create: (spec, parameters) => WasmEngine.create(spec, parameters, kernels!, threads),
  };
  const engine = await SteadyEngine.open([candidate], {
    spec: recipe.network,
    parameters: initialParameters(recipe.network, random),
    batch: batches(createRandom(seed)).next().value,
    wanted: 'wasm',
  });
  const speed = engine.reports[0]!.notesPerSecond!;
  const totalNotes = Math.min(recipe.passes * training.notes, speed * minutes * 60);
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1000;
  try {
    const run = await runPlan(
      engine,
      {
        recipe,
        training: batches(),
        validation: () => heldOut(validation),
        totalNotes,
        validationGap: Math.ceil(totalNotes / VALIDATIONS),
        random,
      },
      {
        signal: undefined,
        gate: new Gate(),
        onEvent(event) {
          if (event.type !== 'validated') return;
          const { notesSeen, loss } = event.validation;
          const figure = validation.natsPerFrame(loss).toFixed(3);
          console.info(`  ${seconds().toFixed(0)} s, ${notesSeen} notes: ${figure}`);
        },
      },
    );
    const trainSeconds = seconds();
    const best = await WasmEngine.create(recipe.network, run.parameters, kernels!, threads);
    const test = loaded.test
      ? await natsPerFrame(best, new RollPart(loaded.test, recipe.coding))
      : null;
    best.dispose();
    return {
      preset: recipe.preset,
      coding: recipe.coding,
      engine: best.name,
      notesSeen: run.notesSeen,
      trainSeconds,
      valid: validation.natsPerFrame(run.validationLoss),
      test,
    };
  } finally {
    engine.dispose();
  }
}

function heldOut({ excerpts }: RollPart): Iterable<Batch> {
  return evaluationBatchesOf(ROLLS, excerpts, {
    streams: Math.min(32, excerpts.length),
    steps: 64,
  });
}

async function natsPerFrame(engine: WasmEngine, part: RollPart): Promise<number> {
  let nats = 0;
  for (const batch of heldOut(part)) nats += await engine.evaluate(batch);
  return part.natsPerFrame(nats / part.notes);
}
