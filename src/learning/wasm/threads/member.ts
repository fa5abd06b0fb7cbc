// A thread's part in a step: it packs some of the weights, runs its share of the batch, sums a slice of all gradients
// and updates a slice of the parameters. Three meetings keep these apart, none within the time loop; a pass may add its
// own.
import { updateSlice } from '../adamW.ts';
import type { Address, Kernels } from '../kernels.ts';
import { Region, type KernelMemory } from '../memory.ts';
import type { Packing } from '../products.ts';
import { Meeting } from './meeting.ts';
import type { Job, Pass, SharedModel, Step, Weights, Work } from './pass.ts';

/** Floats of a cache line, so that two threads never write to the same one. */
const LINE = 16;

export interface Taken<Result> {
  readonly result: Result;
  /** Of the whole gradient, before clipping; 0 where there was no update. */
  readonly gradientNorm: number;
}

interface Laid<W, J extends Job, Result> {
  /** What it was laid out for. */
  readonly key: string;
  readonly weights: W;
  readonly pass: Pass<J, Result>;
  readonly end: Address;
}

export class TeamMember<Setup, W extends Weights, J extends Job, Result> {
  readonly #kernels: Kernels;
  readonly #memory: KernelMemory;
  readonly #setup: Setup;
  readonly #model: SharedModel<Setup, W, J, Result>;
  #laid: Laid<W, J, Result> | null = null;

  constructor(
    kernels: Kernels,
    memory: KernelMemory,
    setup: Setup,
    model: SharedModel<Setup, W, J, Result>,
  ) {
    this.#kernels = kernels;
    this.#memory = memory;
    this.#setup = setup;
    this.#model = model;
  }

  /** @returns the first address after the weights and, unless `start` is given, the first share's pass. */
  layOut({ shares, weights: at }: Pick<Step, 'shares' | 'weights'>, index = 0, start?: Address) {
    const key = JSON.stringify([shares, index, at, start]);
    if (this.#laid?.key !== key) {
      const own = new Region(at);
      const weights = this.#model.createWeights(own, this.#setup, shares);
      const region = start === undefined ? own : new Region(start);
      const shape = shares[index]!;
      const pass = this.#model.createPass(
        this.#kernels,
        this.#memory,
        region,
        this.#setup,
        shape,
        weights,
        index,
      );
      this.#laid = { key, weights, pass, end: region.end };
    }
    return this.#laid;
  }

  /** @throws Error also where another thread has failed */
  take({ step, job, index, start }: Omit<Work<J>, 'start'> & { start?: Address }): Taken<Result> {
    const meeting = new Meeting(this.#memory, step.meeting);
    try {
      return this.#take(step, job, index, start, meeting);
    } catch (error) {
      // Alone it keeps nobody waiting.
      if (step.shares.length > 1) meeting.breakUp();
      throw error;
    }
  }

  #take(
    step: Step,
    job: J,
    index: number,
    start: Address | undefined,
    meeting: Meeting,
  ): Taken<Result> {
    const { shares, isTraining, parameters, gradients, size, update } = step;
    const count = shares.length;
    const { weights, pass } = this.layOut(step, index, start);
    const packings = weights.packings(this.#kernels, parameters, isTraining);
    for (const { pack } of shareOut(packings, count)[index]!) pack();
    const gradient = isTraining ? gradients[index]! : null;
    if (gradient !== null) this.#kernels.clear(size, gradient);
    meeting.wait(count);
    const result = pass.run(job, parameters, gradient, () => meeting.wait(count));
    if (!isTraining) return { result, gradientNorm: 0 };

    meeting.wait(count);
    const [sum, ...others] = gradients.slice(0, count);
    const from = sliceStart(size, index, count);
    const length = sliceStart(size, index + 1, count) - from;
    for (const other of others) this.#kernels.addVector(length, other + 4 * from, sum! + 4 * from);
    if (!update) return { result, gradientNorm: 0 };
    const norms = new Float64Array(this.#memory.memory.buffer, step.norms, count);
    norms[index] = this.#kernels.sumOfSquares(length, sum! + 4 * from);
    meeting.wait(count);
    const gradientNorm = Math.sqrt(norms.reduce((total, norm) => total + norm, 0));
    updateSlice(this.#kernels, update, from, length, gradientNorm);
    return { result, gradientNorm };
  }
}

function sliceStart(size: number, index: number, count: number): number {
  return index === count ? size : Math.floor((size * index) / count / LINE) * LINE;
}

/** The largest first, each to whoever has least; the same for every thread. */
function shareOut(packings: readonly Packing[], count: number): Packing[][] {
  const shares = Array.from({ length: count }, () => ({ floats: 0, packings: [] as Packing[] }));
  for (const packing of packings.toSorted((a, b) => b.floats - a.floats)) {
    const share = shares.reduce((least, other) => (other.floats < least.floats ? other : least));
    share.floats += packing.floats;
    share.packings.push(packing);
  }
  return shares.map((share) => share.packings);
}
