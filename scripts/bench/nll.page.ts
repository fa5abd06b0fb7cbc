// The page's part of `bench nll`: a model of piano rolls trained by the app's own loop and engine.
import {
  evaluationBatchesOf,
  trainingBatchesOf,
  type Excerpt,
} from '../../src/core/dataset/batches.ts';
import type { Batch } from '../../src/core/dataset/batch.ts';
import { countEvents } from '../../src/core/encoding/encodedPiece.ts';
import { ESCAPE_NATS } from '../../src/core/encoding/rolls/rollClasses.ts';
import {
  encodeRoll,
  ROLLS,
  type EncodedRoll,
  type Roll,
} from '../../src/core/encoding/rolls/rollCodec.ts';
import type { RollCoding } from '../../src/core/encoding/rolls/rollCursor.ts';
import { createRandom } from '../../src/core/random.ts';
import type { EngineCandidate } from '../../src/learning/backends/candidates.ts';
import { initialParameters } from '../../src/learning/network/initialise.ts';
import { Gate } from '../../src/learning/training/gate.ts';
import { SteadyEngine } from '../../src/learning/training/steadyEngine.ts';
import { runPlan } from '../../src/learning/training/trainLoop.ts';
import { timeKernels } from '../../src/learning/wasm/chooseKernels.ts';
import { WasmEngine } from '../../src/learning/wasm/wasmEngine.ts';
import { rollRecipe, type RollRecipe } from './rollRecipe.ts';

export interface RollSet {
  readonly train: readonly Roll[];
  readonly valid: readonly Roll[];
  readonly test?: readonly Roll[];
}

export interface RollOptions {
  readonly seed: number;
  /** Training ends before this at the speed measured at its start. */
  readonly minutes: number;
  readonly threads: number;
}

export interface RollResult {
  readonly preset: string;
  readonly coding: RollCoding;
  readonly notesSeen: number;
  readonly trainSeconds: number;
  /** Nats per frame of the weights that are best on `valid`. */
  readonly valid: number;
  readonly test: number | null;
}

function open(rolls: readonly Roll[], coding: RollCoding): Excerpt<EncodedRoll>[] {
  return rolls.map((roll) => {
    const piece = encodeRoll(roll, coding);
    return { piece, from: 0, to: countEvents(piece), isToEnd: true };
  });
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

export async function trainRolls(
  set: RollSet,
  { seed, minutes, threads }: RollOptions,
  changes: Partial<RollRecipe> = {},
  log: (line: string) => void = () => undefined,
): Promise<RollResult> {
  const recipe: RollRecipe = { ...rollRecipe(set.train), ...changes };
  const [train, valid] = [open(set.train, recipe.coding), open(set.valid, recipe.coding)];
  const random = createRandom(seed);
  const parameters = initialParameters(recipe.network, random);
  const [kernels] = await timeKernels();
  const candidate: EngineCandidate = {
    name: 'wasm',
    isSpare: false,
    probe: () => Promise.resolve({ status: 'hardware', detail: 'processor' }),
    create: (spec, initial) => WasmEngine.create(spec, initial, kernels!, threads),
  };
  const training = (): Generator<Batch, never> => trainingBatchesOf(ROLLS, train, recipe, random);
  const batch = trainingBatchesOf(ROLLS, train, recipe, createRandom(seed)).next().value;
  const engine = await SteadyEngine.open([candidate], {
    spec: recipe.network,
    parameters,
    batch,
    wanted: 'wasm',
  });
  const heldOut = (excerpts: readonly Excerpt<EncodedRoll>[]): Iterable<Batch> =>
    evaluationBatchesOf(ROLLS, excerpts, { streams: Math.min(32, excerpts.length), steps: 64 });
  const notes = (excerpts: readonly Excerpt<EncodedRoll>[]): number =>
    sum(excerpts.map(({ to }) => to));
  const frames = (excerpts: readonly Excerpt<EncodedRoll>[]): number =>
    sum(excerpts.map(({ piece }) => piece.frames));
  const escapes = (excerpts: readonly Excerpt<EncodedRoll>[]): number =>
    sum(excerpts.map(({ piece }) => piece.remainders.length)) * ESCAPE_NATS;
  /** Nats per note of the batches → nats per frame of the rolls. */
  const perFrame = (natsPerNote: number, excerpts: readonly Excerpt<EncodedRoll>[]): number =>
    (natsPerNote * notes(excerpts) + escapes(excerpts)) / frames(excerpts);

  const speed = engine.reports[0]!.notesPerSecond!;
  const totalNotes = Math.min(recipe.passes * notes(train), speed * minutes * 60);
  const startedAt = performance.now();
  try {
    const run = await runPlan(
      engine,
      {
        recipe,
        training: training(),
        validation: () => heldOut(valid),
        totalNotes,
        validationGap: Math.ceil(totalNotes / 20),
        random,
      },
      {
        signal: undefined,
        gate: new Gate(),
        onEvent(event) {
          if (event.type === 'validated')
            log(
              `${Math.round((performance.now() - startedAt) / 1000)} s, ${Math.round(event.validation.notesSeen / 1000)}k notes: ${perFrame(event.validation.loss, valid).toFixed(3)}`,
            );
        },
      },
    );
    return {
      preset: recipe.preset,
      coding: recipe.coding,
      notesSeen: run.notesSeen,
      trainSeconds: (performance.now() - startedAt) / 1000,
      valid: perFrame(run.validationLoss, valid),
      test: null,
    };
  } finally {
    engine.dispose();
  }
}
