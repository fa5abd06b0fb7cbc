// What an item is called and how much room it takes.
import { countNotes, type Score } from '../music/score.ts';
import { NOTE_STRIDE } from './packScore.ts';
import type { ItemKind, ItemTypes } from './projectRecord.ts';

/** As packScore keeps it. */
const scoreBytes = (score: Score): number =>
  countNotes(score) * NOTE_STRIDE * Float64Array.BYTES_PER_ELEMENT;

/** Roughly, in bytes. */
export function itemBytes(item: ItemTypes[ItemKind]): number {
  if ('model' in item) return item.model.parameters.byteLength;
  if ('score' in item) return scoreBytes(item.score) + item.events.fields.byteLength;
  const { onlyCopy } = item;
  // A file of the browser.
  const hasSize = typeof onlyCopy === 'object' && onlyCopy !== null && 'size' in onlyCopy;
  return hasSize && typeof onlyCopy.size === 'number' ? onlyCopy.size : 0;
}

export function itemName(item: ItemTypes[ItemKind]): string {
  if ('model' in item) return item.model.name;
  if ('score' in item) return 'title' in item ? item.title : item.score.title;
  return item.fileName;
}
