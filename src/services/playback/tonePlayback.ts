// The player that sounds: keeps position and status, and what is loaded. The sound itself is toneRig.ts; until
// something is to be heard neither Tone.js nor a sample is loaded.
import { DEFAULT_PLAYER_OPTIONS, type PlayerOptions } from '../../core/audio/mix.ts';
import { AppError } from '../../core/errors.ts';
import { createAudioOutput } from '../audio/audioOutput.ts';
import { loadScore, NOTHING, type LoadedScore } from './loadedScore.ts';
import { heardAt, perform, type Performance } from './performance.ts';
import type { Playback, PlaybackListener, PlaybackStatus } from './playback.ts';
import type { SampleLibrary } from './sampleLibrary.ts';
import type { ToneRig } from './toneRig.ts';

/** From the call to the first note: time to hand over the first second of music. */
const START_DELAY_SECONDS = 0.1;
/** The same while it sounds, where a gap would be heard. */
const CHANGE_DELAY_SECONDS = 0.03;

export interface TonePlayback extends Playback {
  /** Silences, frees the audio device and forgets what was loaded. */
  dispose(): Promise<void>;
}

interface Sounding {
  readonly rig: ToneRig;
  readonly context: AudioContext;
  /** Of the limiter. */
  readonly delaySeconds: number;
}

export function createTonePlayback(library: SampleLibrary): TonePlayback {
  const output = createAudioOutput();
  const listeners = new Set<PlaybackListener>();
  let status: PlaybackStatus = 'stopped';
  let score: LoadedScore = NOTHING;
  let options: PlayerOptions = DEFAULT_PLAYER_OPTIONS;
  let opening: Promise<Sounding> | null = null;
  let sounding: Sounding | null = null;
  let performance: Performance | null = null;
  /** Position while nothing moves. */
  let restSeconds = 0;
  /** Counts calls that change the course, so that one which had to wait knows it is outdated. */
  let course = 0;
  /** The system took the device away in the middle of the music. */
  let isInterrupted = false;

  const setStatus = (next: PlaybackStatus): void => {
    if (next === status) return;
    status = next;
    for (const { onStatus } of listeners) onStatus(next);
  };

  const open = async (): Promise<Sounding> => {
    const context = output.wake();
    const { createToneRig, LIMITER_SECONDS } = await import('./toneRig.ts');
    const rig = createToneRig(context, library);
    rig.setVolume(options.volume);
    sounding = { rig, context, delaySeconds: LIMITER_SECONDS };
    context.addEventListener('statechange', () => {
      if (context.state === 'running' && isInterrupted) void play();
      else if (context.state !== 'running' && status === 'playing') {
        pause();
        isInterrupted = true;
      }
    });
    return sounding;
  };

  /** The one sound of this player; a failed attempt is forgotten, so that the next call tries again. */
  const ensureOpen = (): Promise<Sounding> =>
    (opening ??= open().catch((cause: unknown) => {
      opening = null;
      throw cause;
    }));

  const fetchSounds = async (wanted: LoadedScore): Promise<Sounding> => {
    const open = await ensureOpen();
    await library.load(wanted.needs, open.context, (share) => {
      for (const { onLoaded } of listeners) onLoaded(share);
    });
    return open;
  };

  const heardSeconds = (): number => {
    if (performance === null || sounding === null) return restSeconds;
    const { context, delaySeconds } = sounding;
    // Safari has no outputLatency.
    const latency = (context.outputLatency as number | undefined) ?? 0;
    return heardAt(performance, context.currentTime, delaySeconds + latency);
  };
  const positionSeconds = (): number => Math.min(heardSeconds(), score.timeline.durationSeconds);

  const halt = (next: PlaybackStatus, atSeconds: number): void => {
    course++;
    isInterrupted = false;
    performance?.end();
    if (performance !== null) sounding?.rig.silence();
    performance = null;
    restSeconds = atSeconds;
    setStatus(next);
  };

  const begin = (
    { rig, context }: Sounding,
    how: { from: number; delay: number; countsIn: boolean; resoundsHeld: boolean },
  ): void => {
    performance?.end();
    const clock = (): number => context.currentTime;
    const start = {
      score,
      options,
      fromSeconds: how.from,
      atClockSeconds: clock() + how.delay,
      countsIn: how.countsIn,
      resoundsHeld: how.resoundsHeld,
    };
    performance = perform(rig, start, clock, () => {
      const isOver = heardSeconds() >= score.timeline.durationSeconds;
      if (isOver && clock() >= rig.soundingUntil()) halt('stopped', 0);
    });
  };

  /** Goes on from here with what has changed; notes that sound are let be. */
  const replan = (): void => {
    if (performance === null || sounding === null) return;
    const { context, rig } = sounding;
    const from = heardAt(performance, context.currentTime + CHANGE_DELAY_SECONDS, 0);
    rig.recall(context.currentTime + CHANGE_DELAY_SECONDS);
    begin(sounding, { from, delay: CHANGE_DELAY_SECONDS, countsIn: false, resoundsHeld: false });
  };

  /** Strikes anew from a position. */
  const jump = (seconds: number): void => {
    if (performance === null || sounding === null) {
      restSeconds = seconds;
      return;
    }
    sounding.rig.silence();
    begin(sounding, {
      from: seconds,
      delay: START_DELAY_SECONDS,
      countsIn: false,
      resoundsHeld: true,
    });
  };

  const pause = (): void => {
    isInterrupted = false;
    if (status === 'playing') halt('paused', positionSeconds());
  };

  const play = async (): Promise<void> => {
    if (status === 'playing') return;
    const mine = ++course;
    isInterrupted = false;
    output.wake();
    const ready = await fetchSounds(score)
      .then(async (open) => {
        await output.running();
        return open;
      })
      .catch((cause: unknown) => {
        if (mine === course && status === 'loading') setStatus('stopped');
        throw cause;
      });
    if (mine !== course) return;
    ready.rig.setMix(score.mix);
    const countsIn = options.hasCountIn;
    begin(ready, { from: restSeconds, delay: START_DELAY_SECONDS, countsIn, resoundsHeld: true });
    setStatus('playing');
  };

  return {
    async load(next, mix) {
      halt('loading', 0);
      const mine = course;
      try {
        score = loadScore(next, mix);
        await fetchSounds(score);
        if (mine !== course) throw new AppError('cancelled', 'another call came in between');
      } finally {
        if (mine === course) setStatus('stopped');
      }
    },
    async setMix(mix) {
      const changed = score.withMix(mix);
      const hasOtherSounds = changed.instruments.some((id, i) => id !== score.instruments[i]);
      if (hasOtherSounds && sounding !== null) {
        const before = score;
        await fetchSounds(changed);
        // Another score was loaded meanwhile.
        if (score !== before) return;
      }
      score = changed;
      sounding?.rig.setMix(score.mix);
      if (hasOtherSounds && performance !== null) jump(positionSeconds());
    },
    setOptions(changed) {
      const { volume, hasCountIn, ...timing } = changed;
      const isReplanned =
        timing.tempoPercent !== options.tempoPercent ||
        timing.isMetronomeOn !== options.isMetronomeOn ||
        timing.loop !== options.loop;
      options = { volume, hasCountIn, ...timing };
      sounding?.rig.setVolume(volume);
      if (isReplanned) replan();
    },
    play,
    pause,
    stop: () => halt('stopped', 0),
    seek(seconds) {
      jump(Math.min(Math.max(seconds, 0), score.timeline.durationSeconds));
    },
    positionSeconds,
    durationSeconds: () => score.timeline.durationSeconds,
    status: () => status,
    outputLevel: () => sounding?.rig.level() ?? 0,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async dispose() {
      halt('stopped', 0);
      listeners.clear();
      score = NOTHING;
      // A sound that is still being opened must not outlive its context.
      await Promise.allSettled([opening]);
      sounding?.rig.dispose();
      sounding = null;
      opening = null;
      await output.close();
    },
  };
}
