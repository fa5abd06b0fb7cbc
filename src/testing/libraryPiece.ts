// A row of the library with random music in it.
import { createRandom } from '../core/random.ts';
import type { Piece } from '../store/library.ts';
import { randomPiece, randomScore } from './randomScore.ts';

/** @param id tells it from others, and names its file. */
export function libraryPiece(id: string, change: Partial<Piece> = {}): Piece {
  const random = createRandom(1);
  return {
    kind: 'piece',
    id,
    fileName: `${id}.mid`,
    origin: 'file',
    score: randomScore(random, 4),
    events: randomPiece(random, 4),
    remarks: [],
    isIncluded: true,
    ...change,
  };
}
