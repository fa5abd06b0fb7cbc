// What the model wrote of a take: the opening it was given is somebody's music, and not to be judged as its own.
import type { Note, Score } from '../music/score.ts';

/** @param primeNotes at the head of the score, by start, then pitch, then track */
export function withoutPrime(score: Score, primeNotes: number): Score {
  if (primeNotes === 0) return score;
  const inOrder = score.tracks
    .flatMap(({ notes }) => notes)
    .sort((a, b) => a.startTicks - b.startTicks || a.pitch - b.pitch);
  const given = new Set<Note>(inOrder.slice(0, primeNotes));
  return {
    ...score,
    tracks: score.tracks.map((track) => ({
      ...track,
      notes: track.notes.filter((note) => !given.has(note)),
    })),
  };
}
