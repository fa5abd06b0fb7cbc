// What an item is called and how much room it takes.
import { countNotes } from '../music/score.ts';
import { NOTE_STRIDE } from './packScore.ts';
import type { ItemKind, ItemTypes } from './projectRecord.ts';
import type { TakeMusic } from './take.ts';

/** As packItem keeps it. */
const musicBytes = (music: Pick<TakeMusic, 'tracks' | 'events'>): number =>
  countNotes(music) * NOTE_STRIDE * Float64Array.BYTES_PER_ELEMENT + music.events.fields.byteLength;

/** Roughly, in bytes. */
export function itemBytes(item: ItemTypes[ItemKind]): number {
  if ('model' in item) return item.model.parameters.byteLength;
  if ('score' in item) {
    const { score, events } = item;
    const written = 'edited' in item ? musicBytes(item.edited.written) : 0;
    return musicBytes({ tracks: score.tracks, events }) + written;
  }
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
