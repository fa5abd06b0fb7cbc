// What the head of the library says about all its rows.
import type { Piece } from '../../store/library.ts';
import { countOf, formatCount, wordLength } from '../figureWording.ts';
import { factsOf } from '../scoreFacts.ts';

export interface Totals {
  readonly pieces: number;
  readonly included: number;
  /** Of the included pieces. */
  readonly notes: number;
  /** Of the included pieces. */
  readonly seconds: number;
}

export function totalsOf(pieces: readonly Piece[]): Totals {
  const included = pieces.filter(({ isIncluded }) => isIncluded).map(({ score }) => factsOf(score));
  return {
    pieces: pieces.length,
    included: included.length,
    notes: included.reduce((sum, { notes }) => sum + notes, 0),
    seconds: included.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

/** "10 pieces · 12,345 notes · 32 minutes", "8 of 10 pieces · …". */
export function wordTotals({ pieces, included, notes, seconds }: Totals): string {
  const share =
    included === pieces
      ? countOf(pieces, 'piece')
      : `${formatCount(included)} of ${countOf(pieces, 'piece')}`;
  return `${share} · ${countOf(notes, 'note')} · ${wordLength(seconds)}`;
}
