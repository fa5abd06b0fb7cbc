// The way through a piece from one press of a control to the next: where it began and when, how fast, and
// what it repeats. Everything about "where are we now" follows from it and the clock.
import type { Region } from '../../core/audio/mix.ts';

export interface Course {
  /** Position in the piece. */
  readonly fromSeconds: number;
  /** When that position sounds. */
  readonly atClockSeconds: number;
  /** 1 is the written tempo. */
  readonly rate: number;
  readonly loop: Region | null;
}

/** End of the part that is repeated; Infinity where the course does not come by a loop. */
export function lapEnd({ fromSeconds, loop }: Pick<Course, 'fromSeconds' | 'loop'>): number {
  return loop !== null && fromSeconds < loop.endSeconds ? loop.endSeconds : Infinity;
}

/** Position at a time, not clamped to the piece: before the start while the first note is on its way. */
export function positionAt(course: Course, clockSeconds: number): number {
  const { fromSeconds, atClockSeconds, rate, loop } = course;
  const straight = fromSeconds + (clockSeconds - atClockSeconds) * rate;
  const end = lapEnd(course);
  if (loop === null || straight < end) return straight;
  return loop.startSeconds + ((straight - end) % (end - loop.startSeconds));
}
