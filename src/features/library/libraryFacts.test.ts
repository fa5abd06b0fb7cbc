import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import type { Piece } from '../../store/library.ts';
import { randomPiece, randomScore } from '../../testing/randomScore.ts';
import { totalsOf } from './libraryFacts.ts';

test('only included pieces count towards notes and time', () => {
  const random = createRandom(2);
  const piece = (isIncluded: boolean): Piece => ({
    kind: 'piece',
    id: 'p',
    fileName: 'p.mid',
    origin: 'file',
    score: randomScore(random, 10),
    events: randomPiece(random, 10),
    remarks: [],
    isIncluded,
  });
  const totals = totalsOf([piece(true), piece(false), piece(true)]);
  expect(totals).toMatchObject({ pieces: 3, included: 2, notes: 2 * 4 * 10 });
  expect(totals.seconds).toBeGreaterThan(0);
});
