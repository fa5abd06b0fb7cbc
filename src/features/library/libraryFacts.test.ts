import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { libraryPiece } from '../../testing/libraryPiece.ts';
import { randomScore } from '../../testing/randomScore.ts';
import { totalsOf } from './libraryFacts.ts';

test('only included pieces count towards notes and time', () => {
  const score = randomScore(createRandom(2), 10);
  const pieces = [true, false, true].map((isIncluded, index) =>
    libraryPiece(String(index), { score, isIncluded }),
  );
  const totals = totalsOf(pieces);
  expect(totals).toMatchObject({ pieces: 3, included: 2, notes: 2 * 4 * 10 });
  expect(totals.seconds).toBeGreaterThan(0);
});
