// What the head of the library says about all its rows.
import type { Piece } from '../../store/library.ts';
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
