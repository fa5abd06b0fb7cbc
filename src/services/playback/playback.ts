// What a player is to the rest of the app; tonePlayback.ts is the one that sounds.
import type { Score } from '../../core/music/score.ts';

export type PlaybackStatus = 'stopped' | 'loading' | 'playing' | 'paused';

export interface Playback {
  /**
   * Stops what plays and makes `score` the one to play, from its beginning. Loads the samples it needs.
   * @throws AppError audio/unavailable, network/unreachable; cancelled, when another call came in between
   */
  load(score: Score): Promise<void>;
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
  /** Calls `listener` after every change of status. Returns the way to stop that. */
  onStatus(listener: (status: PlaybackStatus) => void): () => void;
}
