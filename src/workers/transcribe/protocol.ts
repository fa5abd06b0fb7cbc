// Transcribe worker: recordings in, what sounds in them out; and from that, notes and beats by whatever settings, as
// finding them in a long recording would hold up the page.
import type { Beats } from '../../core/transcription/beat.ts';
import type { HearingSettings } from '../../core/transcription/hearNotes.ts';
import type { HeardNote, PitchActivity } from '../../core/transcription/pitchActivity.ts';
import type { Job } from '../job.ts';

export interface TranscribeInput {
  /** Float32, mono, 22,050 samples a second. Transferred: the caller's buffer is detached. */
  readonly samples: ArrayBuffer;
}

export interface Transcript {
  readonly activity: PitchActivity;
  /** What the network ran on. */
  readonly backend: 'webgpu' | 'webgl' | 'wasm' | 'cpu';
}

export interface FindNotesInput {
  readonly activity: PitchActivity;
  readonly hearing: HearingSettings;
}

export interface FindBeatsInput {
  readonly activity: PitchActivity;
  /** Sorted by start. */
  readonly notes: readonly HeardNote[];
  /** Null to find it. */
  readonly tempoBpm: number | null;
}

export interface TranscribeProtocol {
  /**
   * Reports the share done, 0..1.
   * @throws AppError network/unreachable, cancelled
   */
  transcribe(input: TranscribeInput, job: Job<number>): Promise<Transcript>;
  /** Sorted by start, then pitch. */
  findNotes(input: FindNotesInput, job: Job<never>): Promise<readonly HeardNote[]>;
  /** Null without a clear beat. */
  findBeats(input: FindBeatsInput, job: Job<never>): Promise<Beats | null>;
}
