// Evaluate worker: takes against the corpus. It keeps the corpus from one call to the next.
import type { Evaluation, NamedScore } from '../../core/metrics/evaluation.ts';
import type { Spectrogram } from '../../core/metrics/spectrogram.ts';
import type { Job } from '../job.ts';

export interface CorpusInput {
  readonly pieces: readonly NamedScore[];
}

export interface TakesInput {
  readonly takes: readonly NamedScore[];
}

export interface SpectrogramInput {
  /** WAV of 16 bits as core/audio/encodeWav.ts writes it. Transferred to the worker. */
  readonly wav: ArrayBuffer;
}

/** Events say the share that is done, 0..1. */
export interface EvaluateProtocol {
  /**
   * Measures and indexes the pieces, in place of those before.
   * @throws AppError cancelled; the pieces before are kept then
   */
  learnCorpus(input: CorpusInput, job: Job<number>): Promise<void>;
  /** @throws AppError unexpected before learnCorpus; cancelled */
  evaluateTakes(input: TakesInput, job: Job<number>): Promise<Evaluation>;
  /** @throws AppError cancelled */
  analyseSound(input: SpectrogramInput, job: Job<number>): Promise<Spectrogram>;
}
