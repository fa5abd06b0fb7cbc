// What the last removal was, in the word of the button that did it, and that it has been undone.
import { countOf } from './figures.ts';
import type { Removed } from '../../store/trash.ts';

const VERBS: Readonly<Record<Removed['kind'], string>> = {
  rows: 'Removed',
  recordings: 'Removed',
  takes: 'Deleted',
  models: 'Deleted',
  heard: 'Discarded',
};

export function wordRemoved(removed: Removed): string {
  return `${VERBS[removed.kind]} ${nameRemoved(removed)}.`;
}

export const wordRestored = (removed: Removed): string => `Restored ${nameRemoved(removed)}.`;

function nameRemoved(removed: Removed): string {
  if (removed.kind === 'models') return removed.entries[0]?.item.model.name ?? 'a model';
  if (removed.kind === 'takes') return removed.entries[0]?.item.title ?? 'a take';
  if (removed.kind === 'recordings') return removed.entries[0]?.item.title ?? 'an opening';
  if (removed.kind === 'heard') return removed.entries[0]?.item.score.title ?? 'a recording';
  const { entries } = removed;
  const [first, second] = entries;
  const noun = entries.every(({ item }) => item.kind === 'piece') ? 'piece' : 'file';
  if (!first || second) return countOf(entries.length, noun);
  return first.item.kind === 'piece' ? first.item.score.title : first.item.fileName;
}
