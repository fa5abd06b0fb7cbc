import { expect, test } from 'vitest';
import type { SharedRun, SharedRuns, TakeEvaluation } from '../../core/metrics/evaluation.ts';
import { mostTelling } from '../../features/evaluate/tellingRuns.ts';
import { wordCommonGround, wordOriginality, wordRun } from './originality.ts';

const span = { startTicks: 0, endTicks: 1 };
const run = (notes: number, changedNotes = 0): SharedRun => ({
  inTake: span,
  inPiece: span,
  pieceId: 'a',
  notes,
  changedNotes,
});
const take = (exact: SharedRuns, nearestPieceId: string | null = 'a') =>
  ({ exact, near: exact, nearestPieceId }) as TakeEvaluation;
const titleOf = (id: string) => `Piece ${id}`;

test('what is copied is said with its share and its piece', () => {
  const runs = { copiedShare: 0.25, longest: run(12), runs: [run(8), run(12)] };
  expect(wordOriginality(take(runs), titleOf)).toBe(
    'The longest run it shares with your pieces is 12 notes of Piece a. 25 % of its notes are in such runs of eight or more.',
  );
  expect(wordOriginality(take(runs, 'b'), titleOf)).toContain(
    'Most of what it shares is from Piece b.',
  );
  expect(wordOriginality(take({ ...runs, copiedShare: 0.001 }), titleOf)).toContain(
    'Less than 1 % of its notes',
  );
  expect(mostTelling(take(runs)).map(({ notes }) => notes)).toEqual([12, 8]);
  expect(wordRun(run(14, 1), 'Solace')).toBe('14 notes of Solace, 1 note changed');
});

test('nothing copied and nothing to compare are two things', () => {
  const nothing = { copiedShare: 0, longest: null, runs: [] };
  expect(wordOriginality(take(nothing), titleOf)).toMatch(/^Nothing in it is copied/);
  expect(wordOriginality(take({ ...nothing, copiedShare: NaN }), titleOf)).toMatch(
    /^This take has no melody/,
  );
});

test('the pieces are measured by the same rule', () => {
  expect(wordCommonGround({ copiedShare: 0.1, notes: 14 })).toContain('share 10 % of their notes');
  expect(wordCommonGround({ copiedShare: 0, notes: 0 })).toMatch(/share nothing/);
});
