// Evaluate worker: takes against the corpus. It keeps the corpus from one call to the next.
import type { Evaluation, NamedScore, WrittenTake } from '../../core/metrics/evaluation.ts';
import type { Spectrogram } from '../../core/metrics/spectrogram.ts';
import type { Job } from '../job.ts';

export interface CorpusInput {
  /** By which takes name it. */
  readonly key: string;
  readonly pieces: readonly NamedScore[];
}

export interface TakesInput {
  /** Key of the corpus they are judged by. */
  readonly corpusKey: string;
  readonly takes: readonly WrittenTake[];
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
  /**
   * Null where the worker holds another corpus or, as after a crash, none.
   * @throws AppError cancelled
   */
  evaluateTakes(input: TakesInput, job: Job<number>): Promise<Evaluation | null>;
  /** @throws AppError cancelled */
  analyseSound(input: SpectrogramInput, job: Job<number>): Promise<Spectrogram>;
}
