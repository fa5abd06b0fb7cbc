// What the last removal was, in the word of the button that did it.
import { countOf } from './figures.ts';
import type { Removed } from '../../store/trash.ts';

export function wordRemoved(removed: Removed): string {
  if (removed.kind === 'models')
    return `Deleted ${removed.entries[0]?.item.model.name ?? 'a model'}.`;
  if (removed.kind === 'takes') return `Deleted ${removed.entries[0]?.item.title ?? 'a take'}.`;
  const { entries } = removed;
  const [first, second] = entries;
  const noun = entries.every(({ item }) => item.kind === 'piece') ? 'piece' : 'file';
  if (!first || second) return `Removed ${countOf(entries.length, noun)}.`;
  return `Removed ${first.item.kind === 'piece' ? first.item.score.title : first.item.fileName}.`;
}
