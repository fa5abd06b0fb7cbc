// The page's part of `npm run starter`: the app's own loop on its own engine. The built-in pieces that a
// training on all ten holds out are held out here too, so that fine-tuning can be judged by them.
import {
  evaluationBatches,
  TrainingBatches,
  type Excerpt,
} from '../../src/core/dataset/batches.ts';
import { noteTuples } from '../../src/core/dataset/reading.ts';
import { countExcerptNotes, splitPieces } from '../../src/core/dataset/split.ts';
import { countEvents, type EncodedPiece } from '../../src/core/encoding/encodedPiece.ts';
import { encodeScore } from '../../src/core/encoding/encodeScore.ts';
import { renumberParts, unifyPrograms } from '../../src/core/encoding/unifyParts.ts';
import { VOCABULARY } from '../../src/core/encoding/vocabulary.ts';
import { describeCorpus } from '../../src/core/model/describeCorpus.ts';
import { createRandom, shuffle } from '../../src/core/random.ts';
import { CANDIDATES } from '../../src/learning/backends/candidates.ts';
import { startBackend } from '../../src/learning/backends/tfjsBackends.ts';
import { ngramNatsPerNote } from '../../src/learning/baseline/ngramModel.ts';
import { writeModelFile } from '../../src/learning/modelFile/writeModelFile.ts';
import { initialParameters } from '../../src/learning/network/initialise.ts';
import { Gate } from '../../src/learning/training/gate.ts';
import { recipeFor } from '../../src/learning/training/recipe.ts';
import { SteadyEngine } from '../../src/learning/training/steadyEngine.ts';
import { runPlan } from '../../src/learning/training/trainLoop.ts';
import { fetchBuiltIn } from '../builtIn.ts';
import { MANNERS } from './manners.ts';
import { rollToScore, type Roll } from './rollScores.ts';

export interface RollSet {
  readonly name: string;
  readonly train: readonly Roll[];
  readonly valid: readonly Roll[];
}

export interface StarterFile {
  readonly model: unknown;
  /** Base64. */
  readonly weights: string;
}

const PRESET = 'M';
const SEED = 1;
/** Times each built-in piece is heard while the rolls are heard once, each time in another key. */
const BUILT_IN_REPEATS = 6;
/** Rolls of each set that judge. */
const JUDGES = 8;
const VALIDATIONS = 12;

const sets: RollSet[] = [];

/** One at a time: together they are too long for a message. */
export function addSet(set: RollSet): void {
  sets.push(set);
}

const whole = (piece: EncodedPiece): Excerpt => ({
  piece,
  from: 0,
  to: countEvents(piece),
  isToEnd: true,
});

/** Without the bars it cannot know. */
const encodeRoll = (set: string, roll: Roll): EncodedPiece => ({
  ...encodeScore(rollToScore(set, roll, MANNERS[set]!)),
  isBeatAligned: false,
});

/** @param totalNotes to hear */
export async function trainStarter(totalNotes: number): Promise<StarterFile> {
  const asImported = await fetchBuiltIn();
  // The rolls' parts have programs of their own and need no extra slots.
  const extraPrograms = unifyPrograms(asImported.map(({ events }) => events));
  const builtIn = asImported.map(({ title, events }) => ({
    title,
    events: renumberParts(events, extraPrograms),
  }));
  const split = splitPieces(
    builtIn.map(({ events }) => events),
    createRandom(1),
  );
  const titleOf = ({ piece }: Excerpt): string =>
    builtIn.find(({ events }) => events === piece)!.title;
  const rolls = (part: 'train' | 'valid', count: number): Excerpt[][] =>
    sets.map((set) => set[part].slice(0, count).map((roll) => whole(encodeRoll(set.name, roll))));
  const rollSets = rolls('train', Infinity);
  const training = [
    ...Array.from({ length: BUILT_IN_REPEATS }, () => split.training).flat(),
    ...rollSets.flat(),
  ];
  const judges = [split.validation, ...rolls('valid', JUDGES)];
  const recipe = { ...recipeFor(PRESET, countExcerptNotes(training)), patience: Infinity };
  const random = createRandom(SEED);
  // Rolls have no dynamics, and are on a beat though no bars are known.
  const reading = noteTuples({ transposes: true, changesVelocity: false, stretches: false });
  const batches = (from = random) =>
    new TrainingBatches(reading, training, { ...recipe, augment: true }, from);
  const engine = await SteadyEngine.open(CANDIDATES, {
    spec: recipe.network,
    parameters: initialParameters(recipe.network, random),
    batch: batches(createRandom(SEED)).next().value,
    wanted: 'wasm',
  });
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1000;
  try {
    const run = await runPlan(
      engine,
      {
        recipe,
        training: batches(),
        validation: () => evaluationBatches(judges.flat(), recipe),
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
          console.info(`${seconds().toFixed(0)} s, ${notesSeen} notes: ${loss.toFixed(3)}`);
        },
      },
    );
    // The n-gram counts no more than a part of so much music: some of everything.
    const mixed = shuffle([...training], createRandom(SEED));
    console.info(`held out: ${split.validation.map(titleOf).join(', ')}`);
    await startBackend('cpu');
    const { model, weights } = writeModelFile(
      {
        formatVersion: 1,
        name: 'Starter',
        vocabulary: VOCABULARY,
        network: recipe.network,
        parameters: run.parameters,
        extraPrograms,
        ...describeCorpus(training.map(({ piece }) => piece)),
        // One of each manner, and of each built-in piece.
        frames: describeCorpus(
          [split.training, ...rollSets.map((set) => set.slice(0, 1))]
            .flat()
            .map(({ piece }) => piece),
        ).frames,
        provenance: {
          base: null,
          pieces: [...split.training.map(titleOf), ...sets.map(({ name }) => name)],
          notesSeen: run.notesSeen,
          seconds: seconds(),
          seed: SEED,
          validationNatsPerNote: run.validationLoss,
          baselineNatsPerNote: await ngramNatsPerNote(mixed, judges.flat(), () =>
            Promise.resolve(),
          ),
          createdAt: new Date().toISOString(),
        },
      },
      'float16',
    );
    return { model, weights: toBase64(weights) };
  } finally {
    engine.dispose();
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
