// Data parallelism: each thread takes some streams of the batch end to end (member.ts says what else is shared out).
// The first share is done by the caller itself.
import type { Update } from '../adamW.ts';
import type { Address, Kernels } from '../kernels.ts';
import { Region, type KernelMemory } from '../memory.ts';
import { Meeting } from './meeting.ts';
import { TeamMember } from './member.ts';
import type { Answer, Job, SharedModel, Start, Step, Weights, Work } from './pass.ts';
import type { Thread } from './thread.ts';

export interface TeamOptions<Setup, W extends Weights, J extends Job, Result> {
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
  readonly model: SharedModel<Setup, W, J, Result>;
  /** The further threads, each running `servePass` with the same `model`; the team ends them. */
  readonly workers: readonly Thread[];
}

export interface TeamResult<Result> {
  /** In the order of the jobs. */
  readonly results: Result[];
  /** Before clipping; 0 where there was no update. */
  readonly gradientNorm: number;
}

export class ThreadTeam<Setup, W extends Weights, J extends Job, Result> {
  readonly #options: TeamOptions<Setup, W, J, Result>;
  readonly #member: TeamMember<Setup, W, J, Result>;
  /** One per thread. */
  readonly #gradients: readonly Address[];
  readonly #meeting: Address;
  readonly #norms: Address;
  readonly #weights: Address;
  readonly #ready: Promise<unknown>;
  /** Set when a thread has died or failed, or all have been ended. */
  #failure: Error | null = null;
  readonly #waiting = new Set<(failure: Error) => void>();

  constructor(options: TeamOptions<Setup, W, J, Result>) {
    const { module, kernels, memory, tileRows, setup, model, workers } = options;
    this.#options = options;
    this.#member = new TeamMember(kernels, memory, setup, model);
    const region = new Region(options.start);
    this.#gradients = [options.gradient, ...workers.map(() => region.floats(options.size))];
    this.#meeting = Meeting.layOut(region);
    this.#norms = region.floats(2 * this.threads);
    this.#weights = region.end;
    memory.reserve(region.end);
    for (const worker of workers)
      worker.onerror = (event): void =>
        this.#fail(new Error(`a training thread died: ${event.message}`));
    const message: Start<Setup> = { module, memory: memory.memory, tileRows, setup };
    this.#ready = Promise.all(workers.map((worker) => this.#ask(worker, message)));
    // Whoever asks for a step hears of it.
    this.#ready.catch(() => undefined);
  }

  /** Number of shares a batch may be split into. */
  get threads(): number {
    return this.#options.workers.length + 1;
  }

  /**
   * Runs at most as many jobs as there are threads; the first must be the largest.
   * @param isTraining whether `gradient` becomes the sum of the jobs' gradients
   * @param update of the parameters by it
   * @throws what a job threw, or Error when a thread died; no further step can then be taken
   */
  async run(
    jobs: readonly J[],
    isTraining: boolean,
    update: Update | null = null,
  ): Promise<TeamResult<Result>> {
    const { memory, parameters, size, workers } = this.#options;
    const [first, ...others] = jobs;
    if (!first || others.length > workers.length)
      throw new RangeError(`${jobs.length} jobs for ${this.threads} threads`);
    await this.#ready;
    if (this.#failure) throw this.#failure;
    const step: Step = {
      shares: jobs.map(({ shape }) => shape),
      isTraining,
      parameters,
      gradients: this.#gradients,
      size,
      meeting: this.#meeting,
      norms: this.#norms,
      weights: this.#weights,
      update,
    };
    const { end } = this.#member.layOut(step);
    // As large as the first one with the weights, so larger than any other.
    const stride = end - this.#weights;
    memory.reserve(end + others.length * stride);
    const answers = others.map((job, i) => {
      const work: Work<J> = { step, job, index: i + 1, start: end + i * stride };
      return this.#ask(workers[i]!, work) as Promise<{ result: Result }>;
    });
    const settled = Promise.all(answers);
    // Read below, unless the own share fails before.
    settled.catch(() => undefined);
    try {
      const own = this.#member.take({ step, job: first, index: 0 });
      const results = (await settled).map(({ result }) => result);
      return { results: [own.result, ...results], gradientNorm: own.gradientNorm };
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      if (others.length > 0) this.#fail(failure);
      throw failure;
    }
  }

  dispose(): void {
    for (const worker of this.#options.workers) worker.terminate();
    this.#fail(new Error('the threads have been ended'));
  }

  #fail(failure: Error): void {
    this.#failure ??= failure;
    for (const reject of this.#waiting) reject(failure);
  }

  #ask(worker: Thread, message: Start<Setup> | Work<J>): Promise<Answer<Result>> {
    return new Promise((resolve, reject) => {
      if (this.#failure) {
        reject(this.#failure);
        return;
      }
      this.#waiting.add(reject);
      worker.onmessage = ({ data }: MessageEvent<Answer<Result>>): void => {
        this.#waiting.delete(reject);
        if ('error' in data) reject(new Error(data.error));
        else resolve(data);
      };
      worker.postMessage(message);
    });
  }
}
