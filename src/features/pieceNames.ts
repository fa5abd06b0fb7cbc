// What pieces are called where they stand beside each other.
import type { Piece } from '../store/library.ts';
import { nameAtPlace, nameOfFile } from '#words/library.ts';

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
