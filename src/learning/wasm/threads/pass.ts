// What threads share: a pass over a slice of the batch, and the messages that ask for one. Parameters and
// gradients lie in one shared memory; only the slices travel.
import type { Address, Kernels } from '../kernels.ts';
import type { BatchShape } from '../lstmLayer.ts';
import type { KernelMemory, Region } from '../memory.ts';

export interface Job {
  readonly shape: BatchShape;
}

/** Buffers for one batch shape and the work on them. */
export interface Pass<J extends Job, Result> {
  /** @param gradient where to add it; null: only the loss */
  run(job: J, parameters: Address, gradient: Address | null): Result;
}

/** Lays a pass out in `region` and reserves it. */
export type CreatePass<Setup, J extends Job, Result> = (
  kernels: Kernels,
  memory: KernelMemory,
  region: Region,
  setup: Setup,
  shape: BatchShape,
) => Pass<J, Result>;

/** First message to a thread. */
export interface Start<Setup> {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly tileRows: number;
  readonly setup: Setup;
}

/** Every further message to a thread; the answer is the result, or the error thrown. */
export interface Work<J extends Job> {
  readonly job: J;
  /** Where the pass's buffers begin. */
  readonly start: Address;
  readonly parameters: Address;
  /** Overwritten; null: only the loss. */
  readonly gradient: Address | null;
  /** Floats of the gradient. */
  readonly size: number;
}

export type Answer<Result> = { readonly result: Result } | { readonly error: string };

export const isSameShape = (a: BatchShape, b: BatchShape): boolean =>
  a.streams === b.streams && a.steps === b.steps;
