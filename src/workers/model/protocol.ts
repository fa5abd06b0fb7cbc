// Model worker: trains and generates.
import type { EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import type { RunEnd, TrainEvent, TrainSettings } from '../../core/model/training.ts';
import type { Score } from '../../core/music/score.ts';
import type { Job } from '../job.ts';

export interface TrainInput {
  readonly name: string;
  readonly pieces: readonly { readonly title: string; readonly events: EncodedPiece }[];
  readonly settings: TrainSettings;
  /** The model `settings.baseModelId` names: its network, weights and parts are gone on from. */
  readonly base: TrainedModel | null;
}

export interface TrainResult {
  /** The weights with the lowest validation loss. */
  readonly model: TrainedModel;
  readonly endedBy: RunEnd;
}

export interface GenerateSettings {
  readonly seed: number;
  /** 1 = as learned; lower is safer, higher more surprising. */
  readonly temperature: number;
  /** Notes to write after the prime. */
  readonly noteCount: number;
}

export interface GenerateInput {
  readonly model: TrainedModel;
  readonly title: string;
  /** Opening to continue, or null to start from nothing. Its notes stand at the head of the take. */
  readonly prime: EncodedPiece | null;
  readonly settings: GenerateSettings;
}

/** The take as it stands, the prime included. */
export interface GenerateEvent {
  readonly type: 'writing';
  readonly score: Score;
  /** Notes written so far, the prime not counted. */
  readonly written: number;
}

export interface GenerateResult {
  readonly score: Score;
}

export interface ModelProtocol {
  /**
   * Trains, from scratch or on from `base`. An abort is the musician's Stop: it resolves with the best model so far.
   * @throws AppError model/too-little-music, model/no-backend
   */
  train(input: TrainInput, job: Job<TrainEvent>): Promise<TrainResult>;
  /** Holds the run in progress before its next step, or lets it go on. Nothing happens without a run. */
  setPaused(input: { readonly isPaused: boolean }, job: Job<never>): Promise<void>;
  /**
   * Writes a take. The same model, prime and settings give the same take.
   * @throws AppError cancelled
   */
  generate(input: GenerateInput, job: Job<GenerateEvent>): Promise<GenerateResult>;
}
