// The player that sounds: keeps position and status, and feeds the audio clock ahead of time. The sound
// itself is toneRig.ts; until something is to be heard neither Tone.js nor a sample is loaded.
// Every melodic program plays on the piano so far.
import { AppError } from '../../core/errors.ts';
import { createAudioOutput } from '../audio/audioOutput.ts';
import { loadSamples } from './loadSamples.ts';
import type { Playback, PlaybackStatus } from './playback.ts';
import { createScheduler } from './scheduler.ts';
import { createTimeline, EMPTY_TIMELINE } from './timeline.ts';
import type { ToneRig } from './toneRig.ts';

const PIANO = 0;
const TICK_MS = 200;
/** From the call to the first note: time to hand over the first second of music. */
const START_DELAY_SECONDS = 0.1;

export interface TonePlayback extends Playback {
  /** Silences, frees the audio device and forgets what was loaded. */
  dispose(): Promise<void>;
}

interface Sound {
  readonly rig: ToneRig;
  readonly context: AudioContext;
  /** Limiter delay and release, in seconds, from toneRig.ts. */
  readonly delaySeconds: number;
  readonly releaseSeconds: number;
}

/** @param baseUrl where the app is served from, ending in a slash */
export function createTonePlayback(baseUrl: string): TonePlayback {
  const output = createAudioOutput();
  const listeners = new Set<(status: PlaybackStatus) => void>();
  let status: PlaybackStatus = 'stopped';
  let timeline = EMPTY_TIMELINE;
  let loading: Promise<Sound> | null = null;
  let sound: Sound | null = null;
  /** Position while nothing moves; while playing, where the music was at `startClock`. */
  let startSeconds = 0;
  let startClock = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  /** Counts calls that change the course, so that one which had to wait knows it is outdated. */
  let course = 0;

  const setStatus = (next: PlaybackStatus): void => {
    if (next === status) return;
    status = next;
    for (const listener of listeners) listener(next);
  };

  const open = async (): Promise<Sound> => {
    const context = output.wake();
    const [tone, samples] = await Promise.all([
      import('./toneRig.ts'),
      loadSamples(baseUrl, PIANO, context),
    ]);
    sound = {
      rig: tone.createToneRig(context, samples),
      context,
      delaySeconds: tone.LIMITER_SECONDS,
      releaseSeconds: tone.RELEASE_SECONDS,
    };
    context.addEventListener('statechange', () => {
      // The system took the device away: stand still here, the next play() asks for it again.
      if (context.state !== 'running' && status === 'playing') pause();
    });
    return sound;
  };

  /** The one sound of this player; a failed attempt is forgotten, so that the next call tries again. */
  const ensureSound = (): Promise<Sound> => {
    loading ??= open().catch((cause: unknown) => {
      loading = null;
      throw cause;
    });
    return loading;
  };

  /** Unclamped: before the start while the first note is on its way, past the end while it fades. */
  const heardSeconds = ({ context, delaySeconds }: Sound): number =>
    // Safari has no outputLatency.
    startSeconds +
    (context.currentTime -
      startClock -
      delaySeconds -
      ((context.outputLatency as number | undefined) ?? 0));

  const positionSeconds = (): number => {
    if (status !== 'playing' || sound === null) return startSeconds;
    return Math.min(Math.max(heardSeconds(sound), startSeconds), timeline.durationSeconds);
  };

  const halt = (next: PlaybackStatus, atSeconds: number): void => {
    course++;
    clearInterval(timer);
    if (status === 'playing') sound?.rig.silence();
    startSeconds = atSeconds;
    setStatus(next);
  };

  const begin = (playing: Sound): void => {
    const { rig, context, releaseSeconds } = playing;
    startClock = context.currentTime + START_DELAY_SECONDS;
    const scheduler = createScheduler(timeline, startSeconds, startClock, (note, clockSeconds) =>
      rig.play(note, clockSeconds),
    );
    const tick = (): void => {
      scheduler.tick(context.currentTime);
      if (heardSeconds(playing) >= timeline.durationSeconds + releaseSeconds) halt('stopped', 0);
    };
    tick();
    timer = setInterval(tick, TICK_MS);
  };

  const pause = (): void => {
    if (status === 'playing') halt('paused', positionSeconds());
  };

  return {
    async load(score) {
      halt('loading', 0);
      const mine = course;
      try {
        timeline = createTimeline(score);
        await ensureSound();
        if (mine !== course) throw new AppError('cancelled', 'another call came in between');
      } finally {
        if (mine === course) setStatus('stopped');
      }
    },
    async play() {
      if (status === 'playing') return;
      const mine = ++course;
      output.wake();
      const ready = await ensureSound();
      await output.running();
      if (mine !== course) return;
      begin(ready);
      setStatus('playing');
    },
    pause,
    stop: () => halt('stopped', 0),
    seek(seconds) {
      const target = Math.min(Math.max(seconds, 0), timeline.durationSeconds);
      if (status !== 'playing' || sound === null) {
        startSeconds = target;
        return;
      }
      clearInterval(timer);
      sound.rig.silence();
      startSeconds = target;
      begin(sound);
    },
    positionSeconds,
    durationSeconds: () => timeline.durationSeconds,
    status: () => status,
    outputLevel: () => sound?.rig.level() ?? 0,
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async dispose() {
      halt('stopped', 0);
      listeners.clear();
      timeline = EMPTY_TIMELINE;
      // A sound that is still being opened must not outlive its context.
      await Promise.allSettled([loading]);
      sound?.rig.dispose();
      sound = null;
      loading = null;
      await output.close();
    },
  };
}
