// The page's part of `bench nll`: a model of piano rolls, trained by the app's own loop on its own engine.
import type { Batch } from '../../src/core/dataset/batch.ts';
import { evaluationBatchesOf, TrainingBatches } from '../../src/core/dataset/batches.ts';
import { ROLLS, type Roll } from '../../src/core/encoding/rolls/rollCodec.ts';
import type { NetworkSpec } from '../../src/core/model/trainedModel.ts';
import { createRandom } from '../../src/core/random.ts';
import type { EngineCandidate } from '../../src/learning/backends/candidates.ts';
import { CacheWeights } from '../../src/learning/baseline/pieceCache.ts';
import { initialParameters } from '../../src/learning/network/initialise.ts';
import type { EventNetwork } from '../../src/learning/sampling/eventNetwork.ts';
import { openEventNetwork } from '../../src/learning/sampling/openEventNetwork.ts';
import { Gate } from '../../src/learning/training/gate.ts';
import { SteadyEngine } from '../../src/learning/training/steadyEngine.ts';
import { runPlan } from '../../src/learning/training/trainLoop.ts';
import { timeKernels } from '../../src/learning/wasm/chooseKernels.ts';
import { WasmEngine } from '../../src/learning/wasm/wasmEngine.ts';
import { RollPart } from './rollPart.ts';
import { rollRecipe, type RollRecipe } from './rollRecipe.ts';
import { scoreRolls } from './rollScore.ts';

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
  /** Of the weights that are best on `valid`. */
  readonly valid: Likelihoods;
  readonly test: Likelihoods | null;
}

/** Nats per frame. */
export interface Likelihoods {
  /** The network alone. */
  readonly network: number;
  /** With a cache of the piece so far. */
  readonly cached: number;
  /** The cache alone: what copying within a piece is worth. */
  readonly copied: number;
}

/** Validations of a training; each costs the time of its music without the backward pass. */
const VALIDATIONS = 8;

let loaded: RollSet = { train: [], valid: [] };

export function load(set: RollSet): void {
  loaded = set;
}

export async function train(options: RollOptions): Promise<RollResult> {
  return (await trainRolls(rollRecipe(loaded.train), options)).result;
}

export async function trainRolls(
  recipe: RollRecipe,
  { seed, minutes, threads }: RollOptions,
): Promise<{ readonly result: RollResult; readonly parameters: Float32Array }> {
  const training = new RollPart(loaded.train, recipe.coding);
  const validation = new RollPart(loaded.valid, recipe.coding);
  const random = createRandom(seed);
  const batches = (from = random) => new TrainingBatches(ROLLS, training.excerpts, recipe, from);
  const [kernels] = await timeKernels();
  let engineName = '';
  const candidate: EngineCandidate = {
    name: 'wasm',
    isSpare: false,
    probe: () => Promise.resolve({ status: 'hardware', detail: 'processor' }),
    async create(spec, parameters) {
      const created = await WasmEngine.create(spec, parameters, kernels!, threads);
      engineName = created.name;
      return created;
    },
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
        extent: { kind: 'notes', notes: totalNotes },
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
    const judge = await createJudge(recipe.network, run.parameters);
    const result = {
      preset: recipe.preset,
      coding: recipe.coding,
      engine: engineName,
      notesSeen: run.notesSeen,
      trainSeconds,
      valid: judge(validation),
      test: loaded.test ? judge(new RollPart(loaded.test, recipe.coding)) : null,
    };
    return { result, parameters: run.parameters };
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

/** The first part judged teaches how far a cache is to be trusted, the others are judged by that. */
async function createJudge(
  spec: NetworkSpec,
  parameters: Float32Array,
): Promise<(part: RollPart) => Likelihoods> {
  const network = await openEventNetwork(spec, parameters);
  const [withNetwork, alone] = [new CacheWeights(), new CacheWeights()];
  return (part) => {
    const score = (by: EventNetwork | null, weights: CacheWeights | null): number =>
      part.natsPerFrame(scoreRolls(by, part.excerpts, weights) / part.notes);
    const result = {
      network: score(network, null),
      cached: score(network, withNetwork),
      copied: score(null, alone),
    };
    withNetwork.isFrozen = alone.isFrozen = true;
    return result;
  };
}
