// A score as the player reads it: every sounding note in seconds, pedal and tempo changes already in it.
import { foldPedal } from '../../core/music/foldPedal.ts';
import type { Score } from '../../core/music/score.ts';
import { createTimeMap } from '../../core/music/timeMap.ts';

export interface TimelineNote {
  readonly startSeconds: number;
  readonly durationSeconds: number;
  readonly pitch: number;
  /** 1..127. */
  readonly velocity: number;
  readonly program: number;
}

export interface Timeline {
  /** By rising start. */
  readonly notes: readonly TimelineNote[];
  /** End of the last note; 0 without notes. */
  readonly durationSeconds: number;
}

export const EMPTY_TIMELINE: Timeline = { notes: [], durationSeconds: 0 };

/** Drums are left out: there is no drum kit yet, and a piano must not play their note numbers. */
export function createTimeline(score: Score): Timeline {
  const timeMap = createTimeMap(score);
  const notes: TimelineNote[] = [];
  let durationSeconds = 0;
  for (const track of foldPedal(score).tracks) {
    if (track.isDrum) continue;
    for (const note of track.notes) {
      const startSeconds = timeMap.toSeconds(note.startTicks);
      const endSeconds = timeMap.toSeconds(note.startTicks + note.durationTicks);
      durationSeconds = Math.max(durationSeconds, endSeconds);
      notes.push({
        startSeconds,
        durationSeconds: endSeconds - startSeconds,
        pitch: note.pitch,
        velocity: note.velocity,
        program: track.program,
      });
    }
  }
  notes.sort((a, b) => a.startSeconds - b.startSeconds);
  return { notes, durationSeconds };
}

/** Index of the first note that starts at or after `seconds`; the number of notes when none does. */
export function firstNoteAt({ notes }: Timeline, seconds: number): number {
  let [low, high] = [0, notes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (notes[middle]!.startSeconds < seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}
