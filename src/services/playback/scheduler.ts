// Which notes to hand to the audio clock now. The clock is given in and the notes are handed out, so the
// same code drives the speakers, an offline rendering and a test.
import { firstNoteAt, type Timeline, type TimelineNote } from './timeline.ts';

/**
 * How far notes are handed to the audio thread ahead of time. Browsers wake timers of a hidden tab once
 * a second and a busy page may stall as long; three seconds survive both.
 */
const LOOK_AHEAD_SECONDS = 3;
/** Handing over takes time, so a tick extends the horizon by this much at most and the music starts at once. */
const STEP_SECONDS = 1;
/** A note later than this (the computer slept) is left out: a burst of late notes is worse than a gap. */
const MAX_LATE_SECONDS = 0.1;

export interface Scheduler {
  /** Hands over what is due within the look-ahead. Call it at least once a second. */
  tick(clockSeconds: number): void;
}

/**
 * @param fromSeconds position in the timeline
 * @param atClockSeconds when that position sounds
 */
export function createScheduler(
  timeline: Timeline,
  fromSeconds: number,
  atClockSeconds: number,
  play: (note: TimelineNote, clockSeconds: number) => void,
): Scheduler {
  let next = firstNoteAt(timeline, fromSeconds);
  let horizon = atClockSeconds;
  return {
    tick(clockSeconds) {
      horizon = Math.min(
        Math.max(horizon, clockSeconds) + STEP_SECONDS,
        clockSeconds + LOOK_AHEAD_SECONDS,
      );
      for (; next < timeline.notes.length; next++) {
        const note = timeline.notes[next]!;
        const due = atClockSeconds + (note.startSeconds - fromSeconds);
        if (due >= horizon) return;
        if (due >= clockSeconds - MAX_LATE_SECONDS) play(note, Math.max(due, clockSeconds));
      }
    },
  };
}
