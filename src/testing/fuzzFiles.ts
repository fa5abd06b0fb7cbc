// Damaged project and model files: the zip itself, or a file in it that is packed again with the right checksum, so that
// what reads it is reached.
import assert from 'node:assert/strict';
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate';
import { FIELD_COUNT } from '../core/encoding/encodedPiece.ts';
import { decodeEvents } from '../core/encoding/decodeEvents.ts';
import { encodeScore } from '../core/encoding/encodeScore.ts';
import { parseMidi } from '../core/midi/parseMidi.ts';
import { serializeMidi } from '../core/midi/serializeMidi.ts';
import { unpackScore, type PackedScore } from '../core/project/packScore.ts';
import { createRandom, type Random } from '../core/random.ts';
import { writeModelFile } from '../learning/modelFile/writeModelFile.ts';
import { initialParameters } from '../learning/network/initialise.ts';
import { parameterLayout } from '../learning/network/layout.ts';
import type { Score } from '../core/music/score.ts';
import type { TrainedModel } from '../core/model/trainedModel.ts';
import { createProjectHandler } from '../workers/project/handler.ts';
import { assertSoundScore } from './assertSoundScore.ts';
import type { FuzzTarget } from './fuzz.ts';
import { libraryPiece } from './libraryPiece.ts';
import { mutateBytes, pick, tokensOf, type Ingredients } from './mutateBytes.ts';
import { mutateJson } from './mutateJson.ts';
import { PLAIN_TAKE } from './plainTake.ts';
import { makeProjectFile } from './projectFile.ts';
import { randomScore } from './randomScore.ts';
import { tinyModel } from './tinyModel.ts';
import { TINY_NETWORK } from './tinyNetwork.ts';

const model = tinyModel(initialParameters(TINY_NETWORK, createRandom(3)));
const weightsFile = writeModelFile(model, 'float16');
const tokens = tokensOf(
  ...[
    'PK\u0001\u0002',
    'PK\u0003\u0004',
    'PK\u0005\u0006',
    'manifest.json',
    '../',
    '{"',
    '":',
    '[[',
  ],
);

interface SoundFile {
  readonly zip: Uint8Array;
  readonly files: Unzipped;
  readonly ingredients: Ingredients;
}

async function soundFile(packed: Blob): Promise<SoundFile> {
  const zip = new Uint8Array(await packed.arrayBuffer());
  const files = unzipSync(zip);
  return { zip, files, ingredients: { tokens, others: Object.values(files) } };
}

function packProject(): Promise<Blob> {
  const { score } = parseMidi(serializeMidi(randomScore(createRandom(2), 5)), 'random.mid');
  const events = encodeScore(score);
  const facts = { name: 'Rags', createdAt: '2026-01-01T00:00:00.000Z', state: { takeCount: 1 } };
  const written = { tracks: score.tracks, events, primeNotes: 0 };
  const edited = { version: 'v1', written };
  return makeProjectFile(facts, [
    ['rows', libraryPiece('p1', { score, events })],
    ['models', { id: 'm1', model, history: null }],
    ['takes', { ...PLAIN_TAKE, id: 't1', title: 'Take 1', score, events, edited }],
  ]);
}

const project = await soundFile(await packProject());
const modelZip = await soundFile(
  await createProjectHandler().packModel({ model, file: weightsFile }, {}),
);

function damaged({ zip, files, ingredients }: SoundFile, random: Random): Blob {
  if (random.next() < 0.4) return new Blob([mutateBytes(zip, random, ingredients)]);
  const path = pick(Object.keys(files), random);
  const bytes = files[path]!;
  const changed =
    path.endsWith('.json') && random.next() < 0.8
      ? strToU8(mutateJson(strFromU8(bytes), random))
      : mutateBytes(bytes, random, ingredients);
  return new Blob([zipSync({ ...files, [path]: changed }, { level: 1 }).slice()]);
}

export const modelTarget: FuzzTarget = {
  name: 'model',
  async attempt(random) {
    const file = new File([damaged(modelZip, random)], 'damaged.zip');
    assertSoundModel(await createProjectHandler().readModel({ files: [file] }, {}));
  },
};

export const projectTarget: FuzzTarget = {
  name: 'project',
  async attempt(random) {
    const handler = createProjectHandler();
    const { fileId, items } = await handler.openProject({ file: damaged(project, random) }, {});
    for (const index of items.keys()) {
      const { kept } = await handler.readItem({ fileId, index }, {});
      const item = kept as { readonly score?: PackedScore; readonly model?: TrainedModel };
      if (item.score) assertUsable(unpackScore(item.score));
      if (item.model) assertSoundModel(item.model);
    }
  },
};

/** A file may hold what an editor made, so not everything that a read MIDI file promises; but it must play and teach. */
function assertUsable(score: Score): void {
  for (const { notes } of score.tracks)
    for (const [i, { startTicks, durationTicks }] of notes.entries()) {
      assert.ok(startTicks >= (notes[i - 1]?.startTicks ?? 0), 'notes in order');
      assert.ok(durationTicks >= 1, 'notes sound');
    }
  for (const changes of [score.tempos, score.meters])
    for (const [i, { ticks }] of changes.entries())
      assert.ok(ticks > (changes[i - 1]?.ticks ?? -1), 'changes in order');
  assertSoundScore(decodeEvents(encodeScore(score), 'Encoded'));
}

function assertSoundModel({ network, parameters, frames }: TrainedModel): void {
  assert.equal(parameters.length, parameterLayout(network).size);
  assert.ok(parameters.every(Number.isFinite), 'weights are numbers');
  for (const { opening } of frames) assert.equal(opening.length % FIELD_COUNT, 0);
}
