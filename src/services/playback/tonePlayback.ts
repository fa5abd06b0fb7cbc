// The player that sounds: keeps position and status, and what is loaded. The sound itself is a rig, of this device
// or of a synthesiser; until something is to be heard neither Tone.js nor a sample is loaded.
import { DEFAULT_PLAYER_OPTIONS, type PlayerOptions } from '../../core/audio/mix.ts';
import { AppError } from '../../core/errors.ts';
import { createAudioOutput } from '../audio/audioOutput.ts';
import type { MidiOutput } from '../midiPorts/midiPorts.ts';
import { positionAt } from './course.ts';
import { loadScore, NOTHING, type LoadedScore } from './loadedScore.ts';
import { createMidiRig } from './midiRig.ts';
import { openSound, type OpenSound } from './openSound.ts';
import { heardAt, perform, type Performance } from './performance.ts';
import type { Playback, PlaybackListener, PlaybackStatus } from './playback.ts';
import type { Rig } from './rig.ts';
import type { SampleLibrary } from './sampleLibrary.ts';

/** From the call to the first note: time to hand over the first second of music. */
const START_DELAY_SECONDS = 0.1;
/** Music that is still being written goes on when this much of it is there. */
const WRITTEN_AHEAD_SECONDS = 1.5;

export interface TonePlayback extends Playback {
  /** Silences, frees the audio device and forgets what was loaded. */
  dispose(): Promise<void>;
}

interface Start {
  readonly fromSeconds: number;
  readonly delaySeconds: number;
  readonly countsIn: boolean;
  readonly resoundsHeld: boolean;
}

export function createTonePlayback(
  library: SampleLibrary,
  output = createAudioOutput(),
): TonePlayback {
  const listeners = new Set<Partial<PlaybackListener>>();
  let status: PlaybackStatus = 'stopped';
  let score: LoadedScore = NOTHING;
  let options: PlayerOptions = DEFAULT_PLAYER_OPTIONS;
  let opening: Promise<OpenSound> | null = null;
  let sound: OpenSound | null = null;
  let synthesiser: MidiOutput | null = null;
  /** Of the sound that is open. */
  let rig: Rig | null = null;
  let performance: Performance | null = null;
  /** Position while nothing moves. */
  let restSeconds = 0;
  /** What is to happen once enough of the music is written. */
  let waitingStart: Start | null = null;
  /** Counts calls that change the course, so that one which had to wait knows it is outdated. */
  let course = 0;
  /** Counts scores, likewise. */
  let loads = 0;
  /** Counts choices of an output, likewise. */
  let outputs = 0;
  let newestVersion: LoadedScore | null = null;
  let extending: Promise<void> = Promise.resolve();
  let fetching: Promise<void> = Promise.resolve();
  /** The system took the device away in the middle of the music. */
  let isInterrupted = false;

  const setStatus = (next: PlaybackStatus): void => {
    if (next === status) return;
    status = next;
    for (const { onStatus } of listeners) onStatus?.(next);
  };
  const tellJump = (): void => {
    for (const { onJump } of listeners) onJump?.();
  };
  const isGoing = (): boolean => status === 'playing' || status === 'waiting';

  const connect = ({ clock, speakers }: OpenSound): void => {
    rig = synthesiser === null ? speakers : createMidiRig(synthesiser, clock, speakers);
    rig.setVolume(options.volume);
  };

  const open = async (): Promise<OpenSound> => {
    const opened = (sound = await openSound(output, library));
    connect(opened);
    const { context } = opened;
    // A synthesiser would go on with what it was sent last.
    window.addEventListener('pagehide', pause);
    context.addEventListener('statechange', () => {
      if (context.state === 'running' && isInterrupted) resume();
      else if (context.state !== 'running' && isGoing()) {
        pause();
        isInterrupted = true;
        for (const { onInterrupted } of listeners) onInterrupted?.();
      }
    });
    return opened;
  };

  /** The one sound of this player; a failed attempt is forgotten, so that the next call tries again. */
  const ensureOpen = (): Promise<OpenSound> =>
    (opening ??= open().catch((cause: unknown) => {
      opening = null;
      throw cause;
    }));

  const fetchNow = async ({ needs }: LoadedScore): Promise<void> => {
    const { context } = await ensureOpen();
    if (synthesiser !== null || needs.every((need) => library.soundOf(need))) return;
    await library.load(needs, context, (share) => {
      for (const { onLoaded } of listeners) onLoaded?.(share);
    });
  };
  /** One after the other, as each call of the library cancels the one before. */
  const fetchSounds = (wanted: LoadedScore): Promise<void> => {
    const mine = loads;
    const fetch = async (): Promise<void> => {
      if (mine !== loads) throw new AppError('cancelled', 'another score was loaded');
      await fetchNow(wanted);
    };
    return (fetching = fetching.then(fetch, fetch));
  };

  const heardSeconds = (): number => {
    if (performance === null || sound === null) return restSeconds;
    return heardAt(performance, sound.clock.now(), sound.delaySeconds());
  };
  const positionSeconds = (): number =>
    Math.min(heardSeconds(), score.timeline.durationSeconds, score.writtenSeconds);

  const halt = (next: PlaybackStatus, atSeconds: number): void => {
    course++;
    isInterrupted = false;
    performance?.end();
    performance = null;
    if (isGoing()) rig?.silence();
    restSeconds = atSeconds;
    setStatus(next);
  };

  /** The performance has come to the end of what is written. */
  const hasRunOut = (): boolean =>
    performance !== null &&
    sound !== null &&
    positionAt(performance.course, sound.clock.now()) >= score.writtenSeconds;

  /** Performs from a position; waits there while too little is written. */
  const begin = (start: Start): void => {
    performance?.end();
    performance = null;
    restSeconds = start.fromSeconds;
    const ahead = (WRITTEN_AHEAD_SECONDS * options.tempoPercent) / 100;
    if (sound === null || rig === null || score.writtenSeconds < restSeconds + ahead) {
      waitingStart = start;
      setStatus('waiting');
      return;
    }
    const { clock } = sound;
    const { delaySeconds, ...how } = start;
    const atClockSeconds = clock.now() + delaySeconds;
    performance = perform(rig, { score, options, atClockSeconds, ...how }, clock, () => {
      const isOver = heardSeconds() >= score.timeline.durationSeconds;
      if (hasRunOut()) waitForMore();
      else if (isOver && clock.now() >= rig!.soundingUntil()) halt('stopped', 0);
    });
    setStatus('playing');
  };

  const goOn = (fromSeconds: number, delaySeconds = START_DELAY_SECONDS): void =>
    begin({ fromSeconds, delaySeconds, countsIn: false, resoundsHeld: false });
  const waitForMore = (): void => goOn(score.writtenSeconds);

  /** Goes on from here with what has changed; notes that sound are let be. */
  const replan = (): void => {
    if (performance === null || sound === null || rig === null) return;
    const changeClock = sound.clock.now() + rig.leadSeconds;
    rig.recall(changeClock);
    goOn(heardAt(performance, changeClock, 0), rig.leadSeconds);
  };

  /** Strikes anew from a position. */
  const jump = (fromSeconds: number): void => {
    restSeconds = fromSeconds;
    if (isGoing()) {
      rig?.silence();
      begin({
        fromSeconds,
        delaySeconds: START_DELAY_SECONDS,
        countsIn: false,
        resoundsHeld: true,
      });
    }
    tellJump();
  };

  /** What still loads does not start either. */
  const pause = (): void => {
    if (isGoing()) halt('paused', positionSeconds());
    else halt(status === 'loading' ? 'stopped' : status, restSeconds);
  };

  const play = async (): Promise<void> => {
    if (isGoing()) return;
    const mine = ++course;
    isInterrupted = false;
    output.wake();
    try {
      await fetchSounds(score);
      await output.running();
    } catch (cause) {
      if (mine === course && status === 'loading') setStatus('stopped');
      throw cause;
    }
    if (mine !== course) return;
    rig?.setMix(score.mix, score.instruments);
    begin({
      fromSeconds: restSeconds,
      delaySeconds: START_DELAY_SECONDS,
      countsIn: options.hasCountIn,
      resoundsHeld: true,
    });
  };

  /** Goes on without a call, so that no caller hears of a failure. */
  const resume = (): void => {
    play().catch((thrown: unknown) => {
      for (const { onFailure } of listeners) onFailure?.(thrown);
    });
  };

  return {
    async load(next, mix, isComplete = true) {
      halt('loading', 0);
      loads++;
      const mine = course;
      try {
        score = loadScore(next, mix, isComplete);
        // At once: what is being fetched for another score is given up.
        await (fetching = fetchNow(score));
        if (mine !== course) throw new AppError('cancelled', 'another call came in between');
      } finally {
        if (mine === course) setStatus('stopped');
      }
    },
    extend(next, mix, isComplete) {
      const mine = loads;
      const version = (newestVersion = loadScore(next, mix, isComplete));
      const apply = async (): Promise<void> => {
        // A longer one is behind.
        if (version !== newestVersion) return;
        await fetchSounds(version);
        if (mine !== loads) throw new AppError('cancelled', 'another score was loaded');
        if (hasRunOut()) waitForMore();
        score = version;
        rig?.setMix(score.mix, score.instruments);
        performance?.extend(score);
        if (status === 'waiting' && waitingStart !== null) begin(waitingStart);
        tellJump();
      };
      // Whether the version before came through is for its own caller to know.
      return (extending = extending.then(apply, apply));
    },
    async setMidiOutput(chosen) {
      const mine = ++outputs;
      if (chosen !== null) {
        await chosen.open();
        if (mine !== outputs) throw new AppError('cancelled', 'another output was chosen');
      }
      const wasGoing = isGoing();
      if (wasGoing) pause();
      if (rig !== sound?.speakers) rig?.dispose();
      synthesiser = chosen;
      if (sound !== null) connect(sound);
      if (wasGoing) resume();
    },
    async setMix(mix) {
      const changed = score.withMix(mix);
      const hasOtherSounds = changed.instruments.some((id, i) => id !== score.instruments[i]);
      if (hasOtherSounds && sound !== null) {
        const before = score;
        await fetchSounds(changed);
        // Another score was loaded meanwhile.
        if (score !== before) return;
      }
      score = changed;
      rig?.setMix(score.mix, score.instruments);
      if (hasOtherSounds && isGoing()) jump(positionSeconds());
    },
    setOptions(changed) {
      const isReplanned =
        changed.tempoPercent !== options.tempoPercent ||
        changed.isMetronomeOn !== options.isMetronomeOn ||
        changed.loop !== options.loop;
      options = changed;
      rig?.setVolume(options.volume);
      if (isReplanned) replan();
    },
    wake: () => void output.wake(),
    play,
    pause,
    stop: () => halt('stopped', 0),
    seek(seconds) {
      const end = Math.min(score.timeline.durationSeconds, score.writtenSeconds);
      jump(Math.min(Math.max(seconds, 0), end));
    },
    positionSeconds,
    durationSeconds: () => score.timeline.durationSeconds,
    status: () => status,
    outputLevel: () => sound?.speakers.level() ?? 0,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async dispose() {
      halt('stopped', 0);
      window.removeEventListener('pagehide', pause);
      listeners.clear();
      score = NOTHING;
      // A sound that is still being opened must not outlive its context.
      await Promise.allSettled([opening]);
      if (rig !== sound?.speakers) rig?.dispose();
      sound?.speakers.dispose();
      [sound, rig, opening] = [null, null, null];
      await output.close();
    },
  };
}
