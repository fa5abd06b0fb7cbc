// What a training engine is. Engines differ in speed only: the same parameters, batches and dropout
// give the same numbers within float32 rounding.
import type { Batch } from '../core/dataset/batch.ts';
import type { CarriedState, OptimizerState } from '../core/model/checkpoint.ts';
import type { DropoutMasks } from './network/dropout.ts';

export interface StepOptions {
  readonly learningRate: number;
  /** Null: no dropout. */
  readonly dropout: DropoutMasks | null;
}

/** What a step says of itself. */
export interface StepResult {
  /** Total of the batch before the step. */
  readonly nats: number;
  /** L2 norm of the whole gradient, before it was clipped. */
  readonly gradientNorm: number;
}

/**
 * Work may be asked for before what was asked for earlier has resolved: it is done in that order. So a loss
 * can be awaited late, while a graphics chip is busy with the next step.
 */
export interface TrainEngine {
  /** For the musician: what does the work. */
  readonly name: string;
  /**
   * What decides how it rounds: of one name and variant two engines give the same numbers, bit for bit. Empty
   * where nothing decides it but the device.
   */
  readonly variant: string;
  /**
   * Takes over weights (copied) and, with them, the optimiser's state and what training carries; without, it
   * starts fresh. Not to be called while work is under way.
   */
  load(parameters: Float32Array, optimizer?: OptimizerState, carried?: CarriedState | null): void;
  /** A copy of the weights. */
  parameters(): Promise<Float32Array>;
  optimizerState(): Promise<OptimizerState>;
  /** A copy of the state the last step left behind; null: none, or zeros. */
  carriedState(): Promise<CarriedState | null>;
  /**
   * One optimiser step on the mean loss of the batch's rows, from the state the last step left behind
   * (zero where `batch.resets` says so).
   */
  step(batch: Batch, options: StepOptions): Promise<StepResult>;
  /** Total nats of a batch, from the state the last `evaluate` left behind. Changes no weight. */
  evaluate(batch: Batch): Promise<number>;
  /** d(mean loss of the batch's rows)/d(parameters) from zero state. For checks against the reference. */
  gradient(batch: Batch, dropout: DropoutMasks | null): Promise<Float32Array>;
  /** Frees everything; the engine is of no use afterwards. */
  dispose(): void;
}

/** AdamW's constants (Loshchilov & Hutter 2019) and the clip on the gradient's global norm. */
export const OPTIMIZER = {
  firstDecay: 0.9,
  secondDecay: 0.99,
  epsilon: 1e-8,
  weightDecay: 0.01,
  clipNorm: 1,
} as const;
