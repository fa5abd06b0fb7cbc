// A player without a speaker: keeps what it was told, and makes the changes of status that a real one makes.
import type { PlayerOptions, TrackMix } from '../core/audio/mix.ts';
import type { AppError } from '../core/errors.ts';
import type { Score } from '../core/music/score.ts';
import type { MidiOutput } from '../services/midiPorts/midiPorts.ts';
import type { Playback, PlaybackListener, PlaybackStatus } from '../services/playback/playback.ts';

export class SilentPlayback implements Playback {
  /** What the next load rejects with. */
  failure: AppError | null = null;
  calls: string[] = [];
  mix: readonly TrackMix[] = [];
  options: PlayerOptions | null = null;
  midiOutput: MidiOutput | null = null;
  #status: PlaybackStatus = 'stopped';
  #isComplete = true;
  #positionSeconds = 0;
  readonly #listeners = new Set<Partial<PlaybackListener>>();

  #become(status: PlaybackStatus): void {
    this.#status = status;
    for (const { onStatus } of this.#listeners) onStatus?.(status);
  }
  load(score: Score, mix: readonly TrackMix[], isComplete = true): Promise<void> {
    this.calls.push(`load ${score.title}`);
    this.mix = mix;
    this.#isComplete = isComplete;
    this.#positionSeconds = 0;
    this.#become('loading');
    for (const { onLoaded } of this.#listeners) onLoaded?.(0.5);
    this.#become('stopped');
    return this.failure === null ? Promise.resolve() : Promise.reject(this.failure);
  }
  extend(score: Score, mix: readonly TrackMix[], isComplete: boolean): Promise<void> {
    this.calls.push(`extend ${score.title}${isComplete ? ', complete' : ''}`);
    this.mix = mix;
    if (this.#status === 'waiting') this.#become('playing');
    return Promise.resolve();
  }
  setMidiOutput(output: MidiOutput | null): Promise<void> {
    this.midiOutput = output;
    return Promise.resolve();
  }
  setMix(mix: readonly TrackMix[]): Promise<void> {
    this.mix = mix;
    return Promise.resolve();
  }
  setOptions(options: PlayerOptions): void {
    this.options = options;
  }
  wake(): void {
    this.calls.push('wake');
  }
  play(): Promise<void> {
    this.calls.push('play');
    this.#become(this.#isComplete ? 'playing' : 'waiting');
    return Promise.resolve();
  }
  pause(): void {
    this.#become('paused');
  }
  stop(): void {
    this.#positionSeconds = 0;
    this.#become('stopped');
  }
  seek(seconds: number): void {
    this.calls.push(`seek ${seconds}`);
    this.#positionSeconds = seconds;
    for (const { onJump } of this.#listeners) onJump?.();
  }
  /** Lets the music come there by itself. */
  moveTo(seconds: number): void {
    this.#positionSeconds = seconds;
  }
  positionSeconds = (): number => this.#positionSeconds;
  durationSeconds = (): number => 12;
  status = (): PlaybackStatus => this.#status;
  outputLevel = (): number => 0;
  listen(listener: Partial<PlaybackListener>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
