// What a take and the pieces are compared by, picture beside picture: shares of the notes, so that a short take
// and a long corpus stand on one scale. Drums are left out.
import type { Score } from '../music/score.ts';
import { intervalHistogram, lengthHistogram, transitionMatrix } from './histograms.ts';
import { melodicNotes } from './measures.ts';
import { pitchByPosition } from './noteMaps.ts';

/** The cells of each sum to 1, or to 0 where there is nothing to count. */
export interface NotePatterns {
  /** 128 pitches × BAR_POSITIONS. */
  readonly positions: readonly number[];
  /** From pitch class (12 rows) to pitch class. */
  readonly transitions: readonly number[];
  /** −12 or more .. 12 or more semitones. */
  readonly intervals: readonly number[];
  /** By LENGTH_CLASSES. */
  readonly lengths: readonly number[];
}

export function notePatterns(score: Score): NotePatterns {
  const notes = melodicNotes(score).length;
  const positions = pitchByPosition(score);
  return {
    positions: notes === 0 ? positions : positions.map((count) => count / notes),
    transitions: transitionMatrix(score),
    intervals: intervalHistogram(score),
    lengths: lengthHistogram(score),
  };
}

/** Each piece counts the same, however long; one without the thing counted does not. Null without pieces. */
export function meanPatterns(pieces: readonly NotePatterns[]): NotePatterns | null {
  const [first] = pieces;
  if (!first) return null;
  const mean = (name: keyof NotePatterns): number[] => {
    const counted = pieces.map((piece) => piece[name]).filter((cells) => cells.some(Boolean));
    const sums = new Array<number>(first[name].length).fill(0);
    for (const cells of counted) cells.forEach((cell, i) => (sums[i]! += cell / counted.length));
    return sums;
  };
  return {
    positions: mean('positions'),
    transitions: mean('transitions'),
    intervals: mean('intervals'),
    lengths: mean('lengths'),
  };
}
