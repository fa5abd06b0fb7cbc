// Walking a roll note by note: left and right from onset to onset, up and down among the notes that begin together.
import { lastBegun } from '../../core/music/lastBegun.ts';
import type { RollNote } from './rollNotes.ts';

export type WalkStep = 'previous' | 'next' | 'higher' | 'lower' | 'first' | 'last';

/**
 * A note in another version of the roll. An edited note is another object: then the first of the chosen ones, else what
 * is next to where it was; null when there is nothing.
 */
export function findNote(
  notes: readonly RollNote[],
  sought: RollNote | null,
  chosen?: ReadonlySet<RollNote['source']>,
): RollNote | null {
  if (!sought) return null;
  return (
    notes.find(({ source }) => source === sought.source) ??
    (chosen && findChosen(notes, chosen)) ??
    nearest(notesFrom(notes, sought.startTicks), sought)
  );
}

/** The first of the chosen ones. */
export function findChosen(
  notes: readonly RollNote[],
  chosen: ReadonlySet<RollNote['source']>,
): RollNote | null {
  return notes.find(({ source }) => chosen.has(source)) ?? null;
}

/** @param from null to begin at the beginning. @returns null when there is no such note */
export function walk(
  notes: readonly RollNote[],
  from: RollNote | null,
  step: WalkStep,
): RollNote | null {
  if (step === 'first' || (!from && step !== 'last')) return notes[0] ?? null;
  if (step === 'last' || !from) return notes.at(-1) ?? null;
  if (step === 'next') return nearest(notesFrom(notes, from.startTicks + 1), from);
  if (step === 'previous') {
    const before = notes[lastBegun(notes, ({ startTicks }) => startTicks < from.startTicks)];
    return before ? nearest(notesFrom(notes, before.startTicks), from) : null;
  }
  const together = notesFrom(notes, from.startTicks);
  return together[together.indexOf(from) + (step === 'higher' ? 1 : -1)] ?? null;
}

/** The notes of the first onset at a time or later, from low to high. */
function notesFrom(notes: readonly RollNote[], ticks: number): readonly RollNote[] {
  const first = 1 + lastBegun(notes, ({ startTicks }) => startTicks < ticks);
  const onset = notes[first]?.startTicks;
  if (onset === undefined) return [];
  return notes.slice(first, 1 + lastBegun(notes, ({ startTicks }) => startTicks <= onset));
}

function nearest(notes: readonly RollNote[], { pitch }: RollNote): RollNote | null {
  let best: RollNote | null = null;
  for (const note of notes)
    if (!best || Math.abs(note.pitch - pitch) < Math.abs(best.pitch - pitch)) best = note;
  return best;
}
