// What a player is to the rest of the app; tonePlayback.ts is the one that sounds.
import type { PlayerOptions, TrackMix } from '../../core/audio/mix.ts';
import type { Score } from '../../core/music/score.ts';

export type PlaybackStatus = 'stopped' | 'loading' | 'playing' | 'paused';

export interface PlaybackListener {
  /** After every change of status. */
  readonly onStatus: (status: PlaybackStatus) => void;
  /** While sounds are fetched: share done, 0..1. */
  readonly onLoaded: (share: number) => void;
}

export interface Playback {
  /**
   * Stops what plays and makes `score` the one to play, from its beginning. Loads the samples it needs.
   * @param mix one for each track; a track without one is heard as it is by default
   * @throws AppError audio/unavailable, network/unreachable; cancelled, when another call came in between
   */
  load(score: Score, mix: readonly TrackMix[]): Promise<void>;
  /**
   * Changes how the loaded score is heard, at once; another instrument is heard when its sounds have come.
   * @throws AppError network/unreachable; cancelled, when another call came in between
   */
  setMix(mix: readonly TrackMix[]): Promise<void>;
  /** Takes effect at once. */
  setOptions(options: PlayerOptions): void;
  /**
   * Starts or continues. Call it from a click or key: browsers refuse sound otherwise.
   * @throws AppError audio/unavailable, network/unreachable
   */
  play(): Promise<void>;
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
  listen(listener: PlaybackListener): () => void;
}
