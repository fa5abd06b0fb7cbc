// Parameters, gradient and AdamW's moments in the kernels' memory.
import type { OptimizerState } from '../../core/model/checkpoint.ts';
import { OPTIMIZER } from '../trainEngine.ts';
import type { Address, Kernels } from './kernels.ts';
import type { KernelMemory, Region } from './memory.ts';

/** One update of the parameters, of which threads do a slice each. */
export interface Update {
  readonly parameters: Address;
  readonly gradient: Address;
  readonly first: Address;
  readonly second: Address;
  /** Learning rate over the first moment's bias correction. */
  readonly stepSize: number;
  /** One over the second moment's bias correction. */
  readonly secondScale: number;
  /** What weight decay leaves of a parameter. */
  readonly keep: number;
}

/**
 * Clips the gradient's global norm and updates `count` parameters.
 * @param from the first of them, and `count`: multiples of 4
 * @param norm of the whole gradient
 */
export function updateSlice(
  kernels: Kernels,
  { parameters, gradient, first, second, stepSize, secondScale, keep }: Update,
  from: number,
  count: number,
  norm: number,
): void {
  const { firstDecay, secondDecay, epsilon, clipNorm } = OPTIMIZER;
  const at = 4 * from;
  kernels.adamW(
    count,
    parameters + at,
    gradient + at,
    first + at,
    second + at,
    Math.min(1, clipNorm / Math.max(norm, epsilon)),
    firstDecay,
    secondDecay,
    stepSize,
    secondScale,
    epsilon,
    keep,
  );
}

export class AdamW {
  readonly parameters: Address;
  readonly gradient: Address;
  /** Floats of each vector, rounded up to whole lanes; the rest stays zero. */
  readonly paddedSize: number;
  readonly #memory: KernelMemory;
  readonly #size: number;
  readonly #first: Address;
  readonly #second: Address;
  #steps = 0;

  constructor(memory: KernelMemory, region: Region, size: number) {
    this.#memory = memory;
    this.#size = size;
    this.paddedSize = Math.ceil(size / 4) * 4;
    this.parameters = region.floats(this.paddedSize);
    this.gradient = region.floats(this.paddedSize);
    this.#first = region.floats(this.paddedSize);
    this.#second = region.floats(this.paddedSize);
    memory.reserve(region.end);
  }

  load(parameters: Float32Array, state?: OptimizerState): void {
    if (parameters.length !== this.#size)
      throw new RangeError(`${parameters.length} parameters where the network has ${this.#size}`);
    this.#view(this.parameters).set(parameters);
    for (const [at, moments] of [
      [this.#first, state?.first],
      [this.#second, state?.second],
    ] as const)
      if (moments) this.#view(at).set(moments);
      else this.#view(at).fill(0);
    this.#steps = state?.steps ?? 0;
  }

  /** The next update. Each is to be carried out, over the whole vectors. */
  next(learningRate: number): Update {
    const { firstDecay, secondDecay, weightDecay } = OPTIMIZER;
    this.#steps++;
    return {
      parameters: this.parameters,
      gradient: this.gradient,
      first: this.#first,
      second: this.#second,
      stepSize: learningRate / (1 - firstDecay ** this.#steps),
      secondScale: 1 / (1 - secondDecay ** this.#steps),
      keep: 1 - learningRate * weightDecay,
    };
  }

  copyParameters(): Float32Array {
    return this.#view(this.parameters).slice();
  }

  copyGradient(): Float32Array {
    return this.#view(this.gradient).slice();
  }

  state(): OptimizerState {
    return {
      first: this.#view(this.#first).slice(),
      second: this.#view(this.#second).slice(),
      steps: this.#steps,
    };
  }

  #view(at: Address): Float32Array {
    return this.#memory.floats(at, this.#size);
  }
}
