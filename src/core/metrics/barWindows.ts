// Excerpts of so many bars, so that short and long music can be measured alike.
import { createBarMap } from '../music/bars.ts';
import { lastBegun } from '../music/lastBegun.ts';
import { endTicks, type Score } from '../music/score.ts';

/** Bars from `fromBar` up to the end of the last note, the last one counted whole. */
export function countBars(score: Score, fromBar = 0): number {
  return Math.max(0, createBarMap(score).barStartsBetween(0, endTicks(score)).length - fromBar);
}

export interface BarWindow {
  /** Its notes begin in the window and are cut at its end; times count from its first bar line. */
  readonly score: Score;
  readonly lengthTicks: number;
}

/** One after the other from `fromBar` on, what is left over dropped; a score that is shorter is one window. */
export function barWindows(score: Score, bars: number, fromBar = 0): BarWindow[] {
  const total = countBars(score, fromBar);
  if (total === 0) return [];
  const length = Math.min(bars, total);
  const map = createBarMap(score);
  const windows = Array.from({ length: Math.floor(total / length) }, (_, index) => ({
    from: map.barStart(fromBar + index * length),
    to: map.barStart(fromBar + (index + 1) * length),
  }));
  // Notes are sorted, so that each track is walked once.
  const places = score.tracks.map(() => 0);
  return windows.map(({ from, to }) => ({
    lengthTicks: to - from,
    score: {
      ...score,
      tempos: [{ ...lastOf(score.tempos, from), ticks: 0 }],
      meters: [{ ...lastOf(score.meters, from), ticks: 0 }],
      tracks: score.tracks.map((track, index) => {
        let first = places[index]!;
        while (first < track.notes.length && track.notes[first]!.startTicks < from) first++;
        let end = first;
        while (end < track.notes.length && track.notes[end]!.startTicks < to) end++;
        places[index] = end;
        const notes = track.notes.slice(first, end).map((note) => ({
          ...note,
          startTicks: note.startTicks - from,
          durationTicks: Math.min(note.durationTicks, to - note.startTicks),
        }));
        return { ...track, notes, pedals: [] };
      }),
    },
  }));
}

function lastOf<Change extends { readonly ticks: number }>(
  changes: readonly Change[],
  ticks: number,
): Change {
  return changes[
    Math.max(
      0,
      lastBegun(changes, (change) => change.ticks <= ticks),
    )
  ]!;
}
