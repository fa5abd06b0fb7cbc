// Training of the language model on the kernels, with any number of threads.
import { AdamW, type Update } from '../../src/learning/wasm/adamW.ts';
import { compileKernels, instantiateKernels } from '../../src/learning/wasm/builds.ts';
import type { KernelChoice } from '../../src/learning/wasm/chooseKernels.ts';
import { KernelMemory, Region } from '../../src/learning/wasm/memory.ts';
import { ThreadTeam } from '../../src/learning/wasm/threads/threadTeam.ts';
import {
  LANGUAGE_MODEL,
  languageModelSize,
  type LanguageJob,
  type LanguageModelShape,
  type LanguageModelWeights,
} from './languageModel.ts';

export class LanguageModelEngine {
  readonly #shape: LanguageModelShape;
  readonly #optimizer: AdamW;
  readonly #team: ThreadTeam<LanguageModelShape, LanguageModelWeights, LanguageJob, number>;

  private constructor(
    shape: LanguageModelShape,
    module: WebAssembly.Module,
    { tileRows }: KernelChoice,
    threads: number,
  ) {
    const memory = KernelMemory.create(threads > 1);
    const kernels = instantiateKernels(module, memory.memory);
    kernels.setTileRows(tileRows);
    const region = new Region();
    this.#shape = shape;
    this.#optimizer = new AdamW(memory, region, languageModelSize(shape));
    this.#team = new ThreadTeam({
      module,
      kernels,
      memory,
      tileRows,
      start: region.end,
      parameters: this.#optimizer.parameters,
      gradient: this.#optimizer.gradient,
      size: this.#optimizer.paddedSize,
      setup: shape,
      model: LANGUAGE_MODEL,
      workers: Array.from(
        { length: threads - 1 },
        () => new Worker(new URL('./languageModel.worker.ts', import.meta.url), { type: 'module' }),
      ),
    });
  }

  static async create(
    shape: LanguageModelShape,
    parameters: Float32Array,
    choice: KernelChoice,
    threads: number,
  ): Promise<LanguageModelEngine> {
    const module = await compileKernels(choice.build, threads > 1);
    const engine = new LanguageModelEngine(shape, module, choice, threads);
    engine.#optimizer.load(parameters);
    return engine;
  }

  /** @param inputs tokens, time-major; likewise `targets`. @returns mean nats before the step. */
  async step(inputs: Int32Array, targets: Int32Array, learningRate: number): Promise<number> {
    return this.#run(inputs, targets, this.#optimizer.next(learningRate));
  }

  async gradient(inputs: Int32Array, targets: Int32Array): Promise<Float32Array> {
    await this.#run(inputs, targets, null);
    return this.#optimizer.copyGradient();
  }

  dispose(): void {
    this.#team.dispose();
  }

  async #run(inputs: Int32Array, targets: Int32Array, update: Update | null): Promise<number> {
    const { streams, steps } = this.#shape;
    const share = Math.ceil(streams / this.#team.threads);
    const jobs: LanguageJob[] = [];
    for (let from = 0; from < streams; from += share) {
      const count = Math.min(share, streams - from);
      const ofStreams = (tokens: Int32Array): Int32Array => {
        if (count === streams) return tokens;
        const own = new Int32Array(steps * count);
        for (let t = 0; t < steps; t++) {
          const at = t * streams + from;
          own.set(tokens.subarray(at, at + count), t * count);
        }
        return own;
      };
      jobs.push({
        shape: { streams: count, steps },
        inputs: ofStreams(inputs),
        targets: ofStreams(targets),
        scale: 1 / inputs.length,
      });
    }
    const { results } = await this.#team.run(jobs, true, update);
    return results.reduce((sum, part) => sum + part, 0) / inputs.length;
  }
}
