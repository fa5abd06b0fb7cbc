// Data parallelism: each thread takes some streams of the batch end to end, and the gradients are summed.
// There is one meeting per step and none within the time loop. The first share is done by the caller itself.
import type { Address, Kernels } from '../kernels.ts';
import { KernelMemory, Region } from '../memory.ts';
import {
  isSameShape,
  type Answer,
  type CreatePass,
  type Job,
  type Pass,
  type Start,
  type Work,
} from './pass.ts';

export interface TeamOptions<Setup, J extends Job, Result> {
  readonly module: WebAssembly.Module;
  readonly kernels: Kernels;
  /** Shared if there are workers. */
  readonly memory: KernelMemory;
  readonly tileRows: number;
  /** First free address. */
  readonly start: Address;
  readonly parameters: Address;
  readonly gradient: Address;
  /** Floats of the gradient, a multiple of 4. */
  readonly size: number;
  readonly setup: Setup;
  readonly create: CreatePass<Setup, J, Result>;
  /** The further threads, each running `servePass` with the same `create`; the team ends them. */
  readonly workers: readonly Worker[];
}

export class ThreadTeam<Setup, J extends Job, Result> {
  readonly #options: TeamOptions<Setup, J, Result>;
  /** One per worker. */
  readonly #gradients: readonly Address[];
  readonly #passStart: Address;
  /** Set when a thread has died, or all have been ended. */
  #failure: Error | null = null;
  readonly #waiting = new Set<(failure: Error) => void>();
  #laid: { pass: Pass<J, Result>; shape: Job['shape']; end: Address } | null = null;

  constructor(options: TeamOptions<Setup, J, Result>) {
    const { module, memory, tileRows, setup, workers } = options;
    this.#options = options;
    const region = new Region(options.start);
    this.#gradients = workers.map(() => region.floats(options.size));
    this.#passStart = region.end;
    const message: Start<Setup> = { module, memory: memory.memory, tileRows, setup };
    for (const worker of workers)
      worker.onerror = (event): void =>
        this.#fail(new Error(`a training thread died: ${event.message}`));
    for (const worker of workers) worker.postMessage(message);
  }

  /** Number of shares a batch may be split into. */
  get threads(): number {
    return this.#options.workers.length + 1;
  }

  /**
   * Runs at most as many jobs as there are threads; the first must be the largest.
   * @param isTraining whether `gradient` becomes the sum of the jobs' gradients
   * @returns results in the order of the jobs
   * @throws what a job threw, or Error when a thread died
   */
  async run(jobs: readonly J[], isTraining: boolean): Promise<Result[]> {
    const { kernels, memory, parameters, gradient, size, workers } = this.#options;
    const [first, ...others] = jobs;
    if (!first || others.length > workers.length)
      throw new RangeError(`${jobs.length} jobs for ${this.threads} threads`);
    const { pass, end } = this.#layOut(first);
    const stride = end - this.#passStart;
    memory.reserve(end + others.length * stride);
    const answers = others.map((job, i) =>
      this.#ask(workers[i]!, {
        job,
        start: end + i * stride,
        parameters,
        gradient: isTraining ? this.#gradients[i]! : null,
        size,
      }),
    );
    if (isTraining) memory.floats(gradient, size).fill(0);
    const own = pass.run(first, parameters, isTraining ? gradient : null);
    const results = [own, ...(await Promise.all(answers))];
    if (isTraining)
      for (let i = 0; i < others.length; i++)
        kernels.addVector(size, this.#gradients[i]!, gradient);
    return results;
  }

  dispose(): void {
    for (const worker of this.#options.workers) worker.terminate();
    this.#fail(new Error('the threads have been ended'));
  }

  #fail(failure: Error): void {
    this.#failure = failure;
    for (const reject of this.#waiting) reject(failure);
  }

  #layOut({ shape }: J): { pass: Pass<J, Result>; end: Address } {
    if (!this.#laid || !isSameShape(this.#laid.shape, shape)) {
      const { kernels, memory, setup, create } = this.#options;
      const region = new Region(this.#passStart);
      const pass = create(kernels, memory, region, setup, shape);
      this.#laid = { pass, shape, end: region.end };
    }
    return this.#laid;
  }

  #ask(worker: Worker, work: Work<J>): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#failure) {
        reject(this.#failure);
        return;
      }
      this.#waiting.add(reject);
      worker.onmessage = ({ data }: MessageEvent<Answer<Result>>): void => {
        this.#waiting.delete(reject);
        if ('error' in data) reject(new Error(data.error));
        else resolve(data.result);
      };
      worker.postMessage(work);
    });
  }
}
