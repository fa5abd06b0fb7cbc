// A network small enough for the float64 reference, and a batch that uses every part of it.
import type { Batch } from '../core/dataset/batch.ts';
import { trainingBatches } from '../core/dataset/batches.ts';
import { countEvents } from '../core/encoding/encodedPiece.ts';
import type { NetworkSpec } from '../core/model/trainedModel.ts';
import { createRandom } from '../core/random.ts';
import { randomPiece } from './randomScore.ts';

export const TINY_NETWORK: NetworkSpec = {
  hiddenSize: 8,
  layers: 2,
  headSize: 8,
  embeddingSizes: [2, 3, 4, 5, 3, 2],
};

/** Batches of 3 streams × 5 events from short random pieces, so that ends and padding occur. */
export function tinyBatches(count: number): Batch[] {
  const random = createRandom(7);
  const excerpts = [2, 3, 4].map((notes) => {
    const piece = randomPiece(random, notes);
    return { piece, from: 0, to: countEvents(piece), isToEnd: true };
  });
  const batches = trainingBatches(excerpts, { streams: 3, steps: 5, augment: true }, random);
  return Array.from({ length: count }, () => batches.next().value);
}

/** One batch of 8 streams × 16 events: as wide as a wasm product that goes by halves asks for. */
export function wideBatch(): Batch {
  const random = createRandom(8);
  const excerpts = Array.from({ length: 8 }, () => {
    const piece = randomPiece(random, 20);
    return { piece, from: 0, to: countEvents(piece), isToEnd: true };
  });
  return trainingBatches(excerpts, { streams: 8, steps: 16, augment: true }, random).next().value;
}
