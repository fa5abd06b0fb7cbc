// What the model wrote of a take: the opening it was given is somebody's music, and not to be judged as its own.
import { createBarMap } from '../music/bars.ts';
import type { Note, Score } from '../music/score.ts';
import { countBars } from './barWindows.ts';

export interface Written {
  /** Without the notes that were given; the others stand where they stood. */
  readonly score: Score;
  /** From 0: the bar after the opening, or the one in which the first written note begins if that is earlier. */
  readonly fromBar: number;
}

/** @param primeNotes at the head of the score, by start, then pitch, then track */
export function withoutPrime(score: Score, primeNotes: number): Written {
  if (primeNotes === 0) return { score, fromBar: 0 };
  const inOrder = score.tracks
    .flatMap(({ notes }) => notes)
    .sort((a, b) => a.startTicks - b.startTicks || a.pitch - b.pitch);
  const given = new Set<Note>(inOrder.slice(0, primeNotes));
  const only = (isWanted: (note: Note) => boolean): Score => ({
    ...score,
    tracks: score.tracks.map((track) => ({ ...track, notes: track.notes.filter(isWanted) })),
  });
  const opening = countBars(only((note) => given.has(note)));
  const first = inOrder[primeNotes];
  const firstBar = first ? createBarMap(score).toPosition(first.startTicks).bar : opening;
  return { score: only((note) => !given.has(note)), fromBar: Math.min(opening, firstBar) };
}
