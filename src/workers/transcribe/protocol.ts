// Transcribe worker: recordings in, what sounds in them out.
import type { PitchActivity } from '../../core/transcription/pitchActivity.ts';
import type { Job } from '../job.ts';

export interface TranscribeInput {
  /** Float32, mono, 22,050 samples a second. Transferred: the caller's buffer is detached. */
  readonly samples: ArrayBuffer;
}

export interface TranscribeProtocol {
  /**
   * Reports the share done, 0..1.
   * @throws AppError network/unreachable, cancelled
   */
  transcribe(input: TranscribeInput, job: Job<number>): Promise<PitchActivity>;
}
