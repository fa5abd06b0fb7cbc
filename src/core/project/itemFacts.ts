// What an item is called and how much room it takes.
import { countNotes, type Score } from '../music/score.ts';
import type { ItemKind, ItemTypes } from './projectRecord.ts';

/** Of a note as an object of four numbers, in Chromium's database. */
const NOTE_BYTES = 70;

const scoreBytes = (score: Score): number => countNotes(score) * NOTE_BYTES;

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
