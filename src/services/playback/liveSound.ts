// What is played on a keyboard, heard at once on the sampled piano, over a metronome. It has sounds of its own
// while it is used: a piano with one layer of force, as any key may come next.
import type { Beat } from '../../core/midi/assembleRecording.ts';
import { AppError } from '../../core/errors.ts';
import type { AudioOutput } from '../audio/audioOutput.ts';
import { openSound, type OpenSound } from './openSound.ts';
import type { SampleLibrary } from './sampleLibrary.ts';
import type { Voice } from './voice.ts';

export interface LiveSession {
  /** When the first beat after the count-in is heard, in milliseconds of performance.now(). */
  readonly downbeatMs: number;
  /** Sounds a channel message: notes and the sustain pedal. */
  hear(bytes: Uint8Array): void;
  /** Peak of what leaves the speakers now, 0..1. */
  level(): number;
  stop(): void;
}

export interface LiveSound {
  /**
   * Counts a bar in, then clicks on every beat until it is stopped. Call it from a click or key.
   * @throws AppError audio/unavailable, network/unreachable; cancelled, when another start came in between
   */
  start(beat: Beat): Promise<LiveSession>;
}

const PIANO = 0;
const KEYS = Array.from({ length: 88 }, (_, i) => 21 + i);
const LAYER_VELOCITY = 80;
const START_DELAY_SECONDS = 0.3;
const CLICK_AHEAD_SECONDS = 1;
const TICK_SECONDS = 0.2;
const SUSTAIN_PEDAL = 64;

/** @param library its own: no other may load with it */
export function createLiveSound(output: AudioOutput, library: SampleLibrary): LiveSound {
  const piano: SampleLibrary = {
    ...library,
    soundOf: (need) => library.soundOf({ ...need, velocity: LAYER_VELOCITY }),
  };
  const needs = KEYS.map((pitch) => ({ instrument: PIANO, pitch, velocity: LAYER_VELOCITY }));
  let opening: Promise<OpenSound> | null = null;
  let starts = 0;
  const open = (): Promise<OpenSound> =>
    (opening ??= openSound(output, piano).catch((cause: unknown) => {
      opening = null;
      throw cause;
    }));
  return {
    async start(beat) {
      const mine = ++starts;
      const throwIfOvertaken = (): void => {
        if (mine !== starts) throw new AppError('cancelled', 'another start came in between');
      };
      output.wake();
      const sound = await open();
      throwIfOvertaken();
      await library.load(needs, sound.context);
      await output.running();
      throwIfOvertaken();
      return startSession(sound, beat, async () => {
        // Those of the one after it stay.
        if (mine === starts) await library.load([], sound.context);
      });
    },
  };
}

function startSession(
  { clock, speakers }: OpenSound,
  { tempoBpm, numerator, denominator }: Beat,
  forgetSounds: () => Promise<void>,
): LiveSession {
  const beatSeconds = (60 / tempoBpm) * (4 / denominator);
  const startClock = clock.now() + START_DELAY_SECONDS;
  let beats = 0;
  const clickAhead = (): void => {
    for (;;) {
      const at = startClock + beats * beatSeconds;
      if (at > clock.now() + CLICK_AHEAD_SECONDS) return;
      // The page slept through it.
      if (at >= clock.now()) speakers.click(beats % numerator === 0, at);
      beats++;
    }
  };
  clickAhead();
  const stopTicking = clock.every(TICK_SECONDS, clickAhead);

  const down = new Map<number, Voice>();
  /** Released while the pedal is down. */
  const sustained = new Set<Voice>();
  let isPedalDown = false;
  const release = (pitch: number): void => {
    const voice = down.get(pitch);
    down.delete(pitch);
    if (!voice) return;
    if (isPedalDown) sustained.add(voice);
    else voice.release(clock.now());
  };
  return {
    downbeatMs: clock.heardAtMs(startClock + numerator * beatSeconds),
    hear([status = 0, key = 0, value = 0]) {
      const kind = status >> 4;
      if (kind === 0x9 && value > 0) {
        release(key);
        const note = { track: 0, pitch: key, velocity: value, startSeconds: 0, durationSeconds: 0 };
        const due = { clockSeconds: clock.now(), intoSeconds: 0, lastsSeconds: Infinity };
        const voice = speakers.play(note, PIANO, due);
        if (voice) down.set(key, voice);
      } else if (kind === 0x8 || kind === 0x9) release(key);
      else if (kind === 0xb && key === SUSTAIN_PEDAL) {
        isPedalDown = value >= 64;
        if (isPedalDown) return;
        for (const voice of sustained) voice.release(clock.now());
        sustained.clear();
      }
    },
    level: () => speakers.level(),
    stop() {
      stopTicking();
      speakers.silence();
      forgetSounds().catch((cause: unknown) => console.info('The sounds stay:', cause));
    },
  };
}
