// Which notes to hand to the audio clock now. The clock is given in and the notes are handed out, so the
// same code drives the speakers, an offline rendering and a test.
import { lapEnd, type Course } from './course.ts';

export interface TimedEvent {
  readonly startSeconds: number;
  readonly durationSeconds: number;
}

/** An event on the audio clock, all in seconds of that clock. */
export interface Due {
  readonly clockSeconds: number;
  /** How far into the event it begins: not 0 when the musician sought into a held note. */
  readonly intoSeconds: number;
  readonly lastsSeconds: number;
}

/**
 * How far notes are handed to the audio thread ahead of time. Browsers wake timers of a hidden tab once
 * a second and a busy page may stall as long; three seconds survive both.
 */
const LOOK_AHEAD_SECONDS = 3;
/** Handing over takes time, so a tick extends the horizon by this much at most and the music starts at once. */
const STEP_SECONDS = 1;
/** A note later than this (the computer slept) is left out: a burst of late notes is worse than a gap. */
const MAX_LATE_SECONDS = 0.1;

export interface Scheduler<Event> {
  /** Hands over what is due within the look-ahead. Call it at least once a second. */
  tick(clockSeconds: number): void;
  /** The same events with more behind them. @param untilSeconds as in createScheduler */
  extend(events: readonly Event[], untilSeconds: number): void;
}

/** Index of the first event that starts at or after `seconds`; the number of events when none does. */
export function firstEventAt(events: readonly TimedEvent[], seconds: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (events[middle]!.startSeconds < seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @param events by rising start
 * @param untilSeconds what begins here or later is not handed over: the music there is still being written
 * @param resoundsHeld whether notes that are already held where the course begins are struck again there;
 *   where a loop begins anew they always are
 */
export function createScheduler<Event extends TimedEvent>(
  events: readonly Event[],
  course: Course,
  resoundsHeld: boolean,
  play: (event: Event, due: Due) => void,
  untilSeconds = Infinity,
): Scheduler<Event> {
  const { rate, loop } = course;
  let horizon = course.atClockSeconds;
  let lap = { from: course.fromSeconds, at: course.atClockSeconds };
  let next = firstEventAt(events, lap.from);
  let held = resoundsHeld ? heldAt(events, next, lap.from) : [];

  const handOver = (event: Event, clockSeconds: number): boolean => {
    const start = Math.max(event.startSeconds, lap.from);
    const due = lap.at + (start - lap.from) / rate;
    if (due >= horizon) return false;
    const end = Math.min(
      event.startSeconds + event.durationSeconds,
      lapEnd({ fromSeconds: lap.from, loop }),
    );
    if (due >= clockSeconds - MAX_LATE_SECONDS)
      play(event, {
        clockSeconds: Math.max(due, clockSeconds),
        intoSeconds: (start - event.startSeconds) / rate,
        lastsSeconds: (end - start) / rate,
      });
    return true;
  };

  return {
    tick(clockSeconds) {
      horizon = Math.min(
        Math.max(horizon, clockSeconds) + STEP_SECONDS,
        clockSeconds + LOOK_AHEAD_SECONDS,
      );
      for (;;) {
        if (held.length > 0 && lap.at < horizon) {
          for (const event of held) handOver(event, clockSeconds);
          held = [];
        }
        const end = lapEnd({ fromSeconds: lap.from, loop });
        const event = events[next];
        if (event !== undefined && event.startSeconds < end) {
          if (event.startSeconds >= untilSeconds || !handOver(event, clockSeconds)) return;
          next++;
          continue;
        }
        const lapEndsAt = lap.at + (end - lap.from) / rate;
        if (loop === null || end > untilSeconds || lapEndsAt >= horizon) return;
        lap = { from: loop.startSeconds, at: lapEndsAt };
        next = firstEventAt(events, lap.from);
        held = heldAt(events, next, lap.from);
      }
    },
    extend(longer, until) {
      events = longer;
      untilSeconds = until;
    },
  };
}

/** Events before index `next` that go on beyond `seconds`. */
function heldAt<Event extends TimedEvent>(
  events: readonly Event[],
  next: number,
  seconds: number,
): readonly Event[] {
  return events
    .slice(0, next)
    .filter((event) => event.startSeconds + event.durationSeconds > seconds);
}
