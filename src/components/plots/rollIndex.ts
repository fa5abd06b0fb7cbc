// Finds the notes of a stretch of time among very many: a binary search for those that begin in it, and the longest
// reach of each block of notes for those that still sound from before. Made once for each list of notes.
import { lastBegun } from '../../core/music/lastBegun.ts';

interface Timed {
  readonly startTicks: number;
  readonly durationTicks: number;
}

const BLOCK = 256;
const reaches = new WeakMap<readonly Timed[], Float64Array>();

/** The latest end in each block of notes. */
function reachesOf(notes: readonly Timed[]): Float64Array {
  const known = reaches.get(notes);
  if (known) return known;
  const ends = new Float64Array(Math.ceil(notes.length / BLOCK)).fill(-1);
  notes.forEach(({ startTicks, durationTicks }, index) => {
    const block = Math.floor(index / BLOCK);
    ends[block] = Math.max(ends[block]!, startTicks + durationTicks);
  });
  reaches.set(notes, ends);
  return ends;
}

/**
 * The notes that sound between two times, both included, in their order.
 * @param notes sorted by start; not changed afterwards
 */
export function notesBetween<N extends Timed>(
  notes: readonly N[],
  fromTicks: number,
  toTicks: number,
): readonly N[] {
  const ends = reachesOf(notes);
  const last = lastBegun(notes, ({ startTicks }) => startTicks <= toTicks);
  const found: N[] = [];
  for (let block = 0; block * BLOCK <= last; block++) {
    if (ends[block]! < fromTicks) continue;
    const end = Math.min(last, (block + 1) * BLOCK - 1);
    for (let index = block * BLOCK; index <= end; index++) {
      const note = notes[index]!;
      if (note.startTicks + note.durationTicks >= fromTicks) found.push(note);
    }
  }
  return found;
}
