// A score flattened for drawing: one list, sorted by start, each note with the colour it gets.
import type { Note, Score } from '../../core/music/score.ts';

export interface RollNote extends Note {
  /** The note of the score it stands for. */
  readonly source: Note;
  /** Index of the track, for its colour. */
  readonly track: number;
  /** Given to the model rather than written by it. */
  readonly isPrime: boolean;
}

/** @param primeNotes how many notes, counted from the beginning, were given and not written. */
export function toRollNotes(
  { tracks }: Pick<Score, 'tracks'>,
  primeNotes = 0,
): readonly RollNote[] {
  return tracks
    .flatMap(({ notes }, track) => notes.map((source) => ({ ...source, source, track })))
    .sort((a, b) => a.startTicks - b.startTicks || a.pitch - b.pitch)
    .map((note, index) => ({ ...note, isPrime: index < primeNotes }));
}
