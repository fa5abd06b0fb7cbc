// A project of 200 MB as a file: models as large as they come, and two million notes.
import { encodeScore } from '../../src/core/encoding/encodeScore.ts';
import { itemBytes } from '../../src/core/project/itemFacts.ts';
import { createRandom } from '../../src/core/random.ts';
import { initialParameters } from '../../src/learning/network/initialise.ts';
import { PRESETS } from '../../src/learning/network/layout.ts';
import { libraryPiece } from '../../src/testing/libraryPiece.ts';
import { makeProjectFile, type KindAndItem } from '../../src/testing/projectFile.ts';
import { randomScore } from '../../src/testing/randomScore.ts';
import { tinyModel } from '../../src/testing/tinyModel.ts';

const MODELS = 13;
const PIECES = 190;
/** In each of four tracks. */
const TRACK_NOTES = 2500;

const NAME = 'Large';

export interface LargeProject {
  readonly name: string;
  /** Title of the last of its pieces. */
  readonly lastPiece: string;
  /** As the app counts them. */
  readonly bytes: number;
  readonly file: Blob;
}

export async function makeLargeProject(): Promise<LargeProject> {
  const facts = { name: NAME, createdAt: '2026-01-01T00:00:00.000Z', state: {} };
  let bytes = 0;
  const counted = function* (): Generator<KindAndItem> {
    for (const pair of items()) {
      bytes += itemBytes(pair[1]);
      yield pair;
    }
  };
  const file = await makeProjectFile(facts, counted());
  return { name: NAME, lastPiece: titleOf(PIECES), bytes, file };
}

const titleOf = (piece: number): string => `Piece ${piece}`;

function* items(): Generator<KindAndItem> {
  const random = createRandom(1);
  for (let i = 1; i <= PIECES; i++) {
    const score = { ...randomScore(random, TRACK_NOTES), title: titleOf(i) };
    yield ['rows', libraryPiece(`p${i}`, { score, events: encodeScore(score) })];
  }
  for (let i = 1; i <= MODELS; i++) {
    const parameters = initialParameters(PRESETS.L, random);
    const model = { ...tinyModel(parameters), name: `Model ${i}`, network: PRESETS.L };
    yield ['models', { id: `m${i}`, model, history: null }];
  }
}
