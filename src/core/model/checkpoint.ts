// All that a training in mid-run stands on: what goes on from it takes the steps the interrupted one would have
// taken; with the same engine and variant the same numbers, bit for bit, where the plan does not depend on time.
import type { BatchesState } from '../dataset/batches.ts';
import type { RandomState } from '../random.ts';
import type { EngineName } from './training.ts';

/** What an optimiser needs to go on where it stopped. */
export interface OptimizerState {
  /** First and second moments, in the order of the parameters. */
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly steps: number;
}

/** [B, H] each. */
export interface LayerState {
  readonly h: Float32Array;
  readonly c: Float32Array;
}

/** What a network remembers of the pieces it is in the middle of, layer by layer. */
export type CarriedState = readonly LayerState[];

/** The weights of a validation. */
export interface JudgedWeights {
  readonly parameters: Float32Array;
  readonly validationLoss: number;
  /** Notes heard when they were reached. */
  readonly notesSeen: number;
  /** Of training by then, pauses not counted. */
  readonly seconds: number;
}

/** The best so far, with what going back to them takes. */
export interface BestSoFar extends JudgedWeights {
  readonly optimizer: OptimizerState;
  readonly learningRate: number;
}

/** The end of a run that no longer improved. */
export interface LastStretch {
  /** Share of the run that was done before it. */
  readonly after: number;
  readonly fromNotes: number;
  readonly notes: number;
  readonly peakLearningRate: number;
}

export interface Checkpoint {
  readonly engine: { readonly name: EngineName; readonly variant: string };
  readonly parameters: Float32Array;
  readonly optimizer: OptimizerState;
  /** Null: nothing. */
  readonly carried: CarriedState | null;
  readonly best: BestSoFar;
  /** Validations since the best. */
  readonly misses: number;
  /** Steps asked for. */
  readonly updates: number;
  readonly notesSeen: number;
  /** Notes heard at the last validation. */
  readonly validatedAt: number;
  /** Of the last step. */
  readonly learningRate: number;
  readonly lastStretch: LastStretch | null;
  /** Of training, validation included, pauses not. */
  readonly seconds: number;
  /** Of the order of the pieces, their variations and the dropout. */
  readonly random: RandomState;
  readonly order: BatchesState;
  /** Notes between validations; where time is the bound, it was settled by the speed of that day. */
  readonly validationGap: number;
  /** What the musician had asked for last. */
  readonly wish: 'go on' | 'pause' | 'stop';
}
