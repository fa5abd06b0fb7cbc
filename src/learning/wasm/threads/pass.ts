// What threads share: the weights in the order the kernels read them, and a pass over a slice of the batch; and the
// messages that ask for one. Parameters, packed weights and gradients lie in one shared memory; only slices travel.
import type { Update } from '../adamW.ts';
import type { Address, Kernels } from '../kernels.ts';
import type { BatchShape } from '../lstmLayer.ts';
import type { KernelMemory, Region } from '../memory.ts';
import type { Packing } from '../products.ts';

export interface Job {
  readonly shape: BatchShape;
}

/** What all threads read: packed weights, of which each packs some. */
export interface Weights {
  /** Anew before every step; each is the work of one thread. */
  packings(kernels: Kernels, parameters: Address, isTraining: boolean): readonly Packing[];
}

/** Buffers for one batch shape and the work on them. */
export interface Pass<J extends Job, Result> {
  /**
   * @param gradient where to add it; null: only the loss
   * @param meet waits for the passes of all threads: for what they share out within a step, each as often as the others
   */
  run(job: J, parameters: Address, gradient: Address | null, meet: () => void): Result;
}

export interface SharedModel<Setup, W extends Weights, J extends Job, Result> {
  /** Lays weights out in `region`, the same ones for the same `shares` of the batch. */
  createWeights(region: Region, setup: Setup, shares: readonly BatchShape[]): W;
  /** Lays the pass of share `index` out in `region` and reserves it. */
  createPass(
    kernels: Kernels,
    memory: KernelMemory,
    region: Region,
    setup: Setup,
    shape: BatchShape,
    weights: W,
    index: number,
  ): Pass<J, Result>;
}

/** First message from whoever shares work with a thread, answered by 'ready'. */
export interface Start<Setup> {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly tileRows: number;
  readonly setup: Setup;
}

/** What all threads of a step are told. */
export interface Step {
  /** Of the batch, one per thread. */
  readonly shares: readonly BatchShape[];
  readonly isTraining: boolean;
  readonly parameters: Address;
  /** A thread's each, overwritten; the first becomes their sum. */
  readonly gradients: readonly Address[];
  /** Floats of a gradient, a multiple of 4. */
  readonly size: number;
  readonly meeting: Address;
  /** A float64 for each thread. */
  readonly norms: Address;
  /** Where the weights begin. */
  readonly weights: Address;
  /** What is done with the gradient; null: nothing. */
  readonly update: Update | null;
}

/** Every further message to a thread; the answer is the result, or the error thrown. */
export interface Work<J extends Job> {
  readonly step: Step;
  readonly job: J;
  /** Which of the shares is the thread's. */
  readonly index: number;
  /** Where the pass's buffers begin. */
  readonly start: Address;
}

export type Answer<Result> =
  { readonly result: Result } | { readonly error: string } | { readonly ready: true };
