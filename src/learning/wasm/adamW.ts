// Parameters, gradient and AdamW's moments in the kernels' memory.
import type { OptimizerState } from '../../core/model/checkpoint.ts';
import { OPTIMIZER } from '../trainEngine.ts';
import type { Address, Kernels } from './kernels.ts';
import type { KernelMemory, Region } from './memory.ts';

export class AdamW {
  readonly parameters: Address;
  readonly gradient: Address;
  /** Floats of each vector, rounded up to whole lanes; the rest stays zero. */
  readonly paddedSize: number;
  readonly #kernels: Kernels;
  readonly #memory: KernelMemory;
  readonly #size: number;
  readonly #first: Address;
  readonly #second: Address;
  #steps = 0;

  constructor(kernels: Kernels, memory: KernelMemory, region: Region, size: number) {
    this.#kernels = kernels;
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

  /** Clips the gradient's global norm and updates the parameters. @returns the norm before */
  update(learningRate: number): number {
    const { firstDecay, secondDecay, epsilon, weightDecay, clipNorm } = OPTIMIZER;
    this.#steps++;
    const norm = Math.sqrt(this.#kernels.sumOfSquares(this.paddedSize, this.gradient));
    this.#kernels.adamW(
      this.paddedSize,
      this.parameters,
      this.gradient,
      this.#first,
      this.#second,
      Math.min(1, clipNorm / Math.max(norm, epsilon)),
      firstDecay,
      secondDecay,
      learningRate / (1 - firstDecay ** this.#steps),
      1 / (1 - secondDecay ** this.#steps),
      epsilon,
      1 - learningRate * weightDecay,
    );
    return norm;
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
