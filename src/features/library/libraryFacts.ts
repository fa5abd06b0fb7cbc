// What the head of the library says about all its rows.
import type { Piece } from '../../store/library.ts';
import { factsOf } from '../scoreFacts.ts';
import { nameAtPlace, nameOfFile } from '#words/library.ts';

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

/** By id, what tells each piece from the others: its title, and where two have the same, the name of its file too. */
export function namesOf(pieces: readonly Piece[]): ReadonlyMap<string, string> {
  const toldApart = (names: readonly string[], name: (text: string, i: number) => string) => {
    const counts = new Map<string, number>();
    for (const text of names) counts.set(text, (counts.get(text) ?? 0) + 1);
    return names.map((text, i) => (counts.get(text) === 1 ? text : name(text, i)));
  };
  const titles = pieces.map(({ score }) => score.title);
  const withFiles = toldApart(titles, (title, i) => nameOfFile(title, pieces[i]!.fileName));
  const names = toldApart(withFiles, (name, i) => nameAtPlace(name, i + 1));
  return new Map(pieces.map(({ id }, i) => [id, names[i]!]));
}
