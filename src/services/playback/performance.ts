// Music under way: from one point of the piece on, notes and clicks go to the audio clock ahead of time until
// it is over. Who pauses, seeks or turns a control ends this performance and begins another.
import type { PlayerOptions } from '../../core/audio/mix.ts';
import type { AudioClock } from '../audio/audioClock.ts';
import { positionAt, type Course } from './course.ts';
import type { LoadedScore } from './loadedScore.ts';
import type { Rig } from './rig.ts';
import { createScheduler } from './scheduler.ts';

const TICK_SECONDS = 0.2;

export interface Performance {
  readonly course: Course;
  /** The same music with more at its end. */
  extend(score: LoadedScore): void;
  /** Hands nothing over any more; what was handed over is the rig's to silence. */
  end(): void;
}

export interface PerformanceStart {
  readonly score: LoadedScore;
  readonly options: PlayerOptions;
  readonly fromSeconds: number;
  /** When its first sound may come. */
  readonly atClockSeconds: number;
  /** A bar of clicks first. */
  readonly countsIn: boolean;
  /** Whether notes already held where it begins are struck again. */
  readonly resoundsHeld: boolean;
}

/** Inside the loop, if it lies behind it. */
function enterLoop(seconds: number, { loop }: PlayerOptions): number {
  return loop !== null && seconds >= loop.endSeconds ? loop.startSeconds : seconds;
}

/** @param onTick called several times a second from now on, until the end */
export function perform(
  rig: Rig,
  start: PerformanceStart,
  clock: AudioClock,
  onTick: () => void,
): Performance {
  const { options, countsIn, resoundsHeld } = start;
  let { score } = start;
  const rate = options.tempoPercent / 100;
  const fromSeconds = enterLoop(start.fromSeconds, options);
  let atClockSeconds = start.atClockSeconds;
  if (countsIn) {
    const { beats, beatSeconds } = score.metronome.barAt(fromSeconds);
    for (let beat = 0; beat < beats; beat++)
      rig.click(beat === 0, atClockSeconds + (beat * beatSeconds) / rate);
    atClockSeconds += (beats * beatSeconds) / rate;
  }
  const course: Course = { fromSeconds, atClockSeconds, rate, loop: options.loop };
  const clicksOf = ({ metronome }: LoadedScore) => (options.isMetronomeOn ? metronome.clicks : []);
  const notes = createScheduler(
    score.timeline.notes,
    course,
    resoundsHeld,
    (note, due) => rig.play(note, score.instruments[note.track]!, due),
    score.writtenSeconds,
  );
  const clicks = createScheduler(
    clicksOf(score),
    course,
    false,
    ({ isAccent }, { clockSeconds }) => rig.click(isAccent, clockSeconds),
    score.writtenSeconds,
  );
  const handOver = (): void => {
    notes.tick(clock.now());
    clicks.tick(clock.now());
  };
  handOver();
  const stopTicking = clock.every(TICK_SECONDS, () => {
    handOver();
    onTick();
  });
  return {
    course,
    extend(longer) {
      score = longer;
      notes.extend(longer.timeline.notes, longer.writtenSeconds);
      clicks.extend(clicksOf(longer), longer.writtenSeconds);
      handOver();
    },
    end: stopTicking,
  };
}

/** Where the performance is for an ear that hears `delaySeconds` late; not clamped to the piece. */
export function heardAt(
  { course }: Performance,
  clockSeconds: number,
  delaySeconds: number,
): number {
  return Math.max(positionAt(course, clockSeconds - delaySeconds), course.fromSeconds);
}
