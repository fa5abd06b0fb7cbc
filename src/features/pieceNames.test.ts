import { expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { libraryPiece } from '../testing/libraryPiece.ts';
import { randomScore } from '../testing/randomScore.ts';
import { namesOf } from './pieceNames.ts';

test('pieces of the same title are told apart by their files, and if need be by where they stand', () => {
  const score = randomScore(createRandom(2), 10);
  const piece = (id: string, title: string, fileName: string) =>
    libraryPiece(id, { score: { ...score, title }, fileName });
  const pieces = [
    piece('a', 'Waltz', 'a.mid'),
    piece('b', 'Rag', 'b.mid'),
    piece('c', 'Waltz', 'c.mid'),
    piece('d', 'Waltz', 'a.mid'),
  ];
  expect([...namesOf(pieces).values()]).toEqual([
    'Waltz (a.mid), 1',
    'Rag',
    'Waltz (c.mid)',
    'Waltz (a.mid), 4',
  ]);
});
