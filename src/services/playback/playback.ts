// What a player is to the rest of the app; tonePlayback.ts is the one that sounds.
import type { PlayerOptions, TrackMix } from '../../core/audio/mix.ts';
import type { Score } from '../../core/music/score.ts';
import type { MidiOutput } from '../midiPorts/midiPorts.ts';

/** `waiting`: it plays, but the music from here on is still being written. */
export type PlaybackStatus = 'stopped' | 'loading' | 'playing' | 'waiting' | 'paused';

export interface PlaybackListener {
  /** After every change of status. */
  readonly onStatus: (status: PlaybackStatus) => void;
  /** While sounds are fetched: share done, 0..1. */
  readonly onLoaded: (share: number) => void;
  /** After a change of position or length that is not the course of time. */
  readonly onJump: () => void;
  /** The system took the sound away: paused, and goes on by itself when that is over. */
  readonly onInterrupted: () => void;
  /** It was to go on by itself, after an interruption or on another output, and could not. */
  readonly onFailure: (thrown: unknown) => void;
}

export interface Playback {
  /**
   * Stops what plays and makes `score` the one to play, from its beginning. Loads the samples it needs.
   * @param mix one for each track; a track without one is heard as it is by default
   * @param isComplete false while it is still being written: extend() brings the rest
   * @throws AppError audio/unavailable, network/unreachable; cancelled, when another call came in between
   */
  load(score: Score, mix: readonly TrackMix[], isComplete?: boolean): Promise<void>;
  /**
   * A longer version of the score that is loaded: the same up to its last note, and more behind. Goes on
   * playing without a gap; where it had come to the end of what was written, it goes on from there.
   * @throws AppError network/unreachable; cancelled, when another score was loaded in between
   */
  extend(score: Score, mix: readonly TrackMix[], isComplete: boolean): Promise<void>;
  /**
   * Plays on a synthesiser from now on, or with null on this device, which is at once. What plays goes on there.
   * @throws AppError ports/busy; cancelled, when another was chosen in between
   */
  setMidiOutput(output: MidiOutput | null): Promise<void>;
  /**
   * Changes how the loaded score is heard, at once; another instrument is heard when its sounds have come.
   * @throws AppError network/unreachable; cancelled, when another call came in between
   */
  setMix(mix: readonly TrackMix[]): Promise<void>;
  /** Takes effect at once. */
  setOptions(options: PlayerOptions): void;
  /** Asks for sound inside a click or key, for music that comes later. @throws AppError audio/unavailable */
  wake(): void;
  /**
   * Starts or continues. Call it from a click or key: browsers refuse sound otherwise.
   * @throws AppError audio/unavailable, network/unreachable
   */
  play(): Promise<void>;
  /** While something loads: it does not start. */
  pause(): void;
  /** Silences and returns to the beginning. */
  stop(): void;
  /** Clamped to the score. Goes on playing when it played. */
  seek(seconds: number): void;
  /** Where the ear is, in seconds from the beginning. Cheap enough for every animation frame. */
  positionSeconds(): number;
  durationSeconds(): number;
  status(): PlaybackStatus;
  /** Peak level of what leaves the speakers now, 0..1. */
  outputLevel(): number;
  /** Tells `listener` from now on. Returns the way to stop that. */
  listen(listener: Partial<PlaybackListener>): () => void;
}
