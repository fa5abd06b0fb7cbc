// The training engine on the AssemblyScript kernels: a whole step in one wasm module with a memory of its
// own, which grows to the largest batch and stays.
import type { Batch } from '../../core/dataset/batch.ts';
import type { CarriedState, OptimizerState } from '../../core/model/checkpoint.ts';
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import type { DropoutMasks } from '../network/dropout.ts';
import { parameterLayout } from '../network/layout.ts';
import type { StepOptions, StepResult, TrainEngine } from '../trainEngine.ts';
import { Turns } from '../turns.ts';
import { AdamW, type Update } from './adamW.ts';
import { compileKernels, instantiateKernels, type Build } from './builds.ts';
import type { KernelChoice } from './chooseKernels.ts';
import { KernelMemory, Region } from './memory.ts';
import { NETWORK_MODEL, type NetworkJob, type NetworkResult } from './networkPass.ts';
import { joinStates, splitJob } from './threads/splitJob.ts';
import type { Weights } from './threads/pass.ts';
import { startThread as startOwnThread, type StartThread } from './threads/thread.ts';
import { ThreadTeam } from './threads/threadTeam.ts';

type NetworkTeam = ThreadTeam<NetworkSpec, Weights, NetworkJob, NetworkResult>;

export class WasmEngine implements TrainEngine {
  readonly name: string;
  readonly variant: string;
  readonly #spec: NetworkSpec;
  readonly #memory: KernelMemory;
  readonly #optimizer: AdamW;
  readonly #team: NetworkTeam;
  readonly #turns = new Turns();
  #trainingState: CarriedState | null = null;
  #evaluationState: CarriedState | null = null;

  private constructor(
    spec: NetworkSpec,
    module: WebAssembly.Module,
    { build, tileRows }: KernelChoice,
    threads: number,
    startThread: StartThread,
  ) {
    const isShared = threads > 1;
    this.name = `WebAssembly ${build === 'relaxed' ? 'relaxed SIMD' : 'SIMD'}${isShared ? `, ${threads} threads` : ''}`;
    this.variant = writeVariant({ build, tileRows, threads });
    this.#spec = spec;
    this.#memory = KernelMemory.create(isShared);
    const kernels = instantiateKernels(module, this.#memory.memory);
    kernels.setTileRows(tileRows);
    const region = new Region();
    this.#optimizer = new AdamW(this.#memory, region, parameterLayout(spec).size);
    this.#team = new ThreadTeam({
      module,
      kernels,
      memory: this.#memory,
      tileRows,
      start: region.end,
      parameters: this.#optimizer.parameters,
      gradient: this.#optimizer.gradient,
      size: this.#optimizer.paddedSize,
      setup: spec,
      model: NETWORK_MODEL,
      workers: Array.from({ length: threads - 1 }, startThread),
    });
  }

  /**
   * @param threads more than one only where the page is cross-origin isolated
   * @param startThread not to be left out in a worker, see workers/model/lendThreads.ts
   * @throws RangeError for layers or heads whose size is not a multiple of 8
   */
  static async create(
    spec: NetworkSpec,
    parameters: Float32Array,
    choice: KernelChoice,
    threads = 1,
    startThread: StartThread = startOwnThread,
  ): Promise<WasmEngine> {
    for (const size of [spec.hiddenSize, spec.headSize])
      if (size % 8 !== 0) throw new RangeError(`layers of ${size} units: not a multiple of 8`);
    const module = await compileKernels(choice.build, threads > 1);
    const engine = new WasmEngine(spec, module, choice, threads, startThread);
    engine.load(parameters);
    return engine;
  }

  /** Bytes of the engine's memory. */
  get memoryBytes(): number {
    return this.#memory.memory.buffer.byteLength;
  }

  load(
    parameters: Float32Array,
    optimizer?: OptimizerState,
    carried: CarriedState | null = null,
  ): void {
    this.#optimizer.load(parameters, optimizer);
    this.#trainingState = carried;
    this.#evaluationState = null;
  }

  parameters(): Promise<Float32Array> {
    return this.#turns.take(() => Promise.resolve(this.#optimizer.copyParameters()));
  }

  optimizerState(): Promise<OptimizerState> {
    return this.#turns.take(() => Promise.resolve(this.#optimizer.state()));
  }

  carriedState(): Promise<CarriedState | null> {
    return this.#turns.take(() =>
      Promise.resolve(
        this.#trainingState?.map(({ h, c }) => ({ h: h.slice(), c: c.slice() })) ?? null,
      ),
    );
  }

  step(batch: Batch, { learningRate, dropout }: StepOptions): Promise<StepResult> {
    return this.#turns.take(async () => {
      const update = this.#optimizer.next(learningRate);
      const result = await this.#run(batch, dropout, this.#trainingState, true, update);
      const { nats, state, gradientNorm } = result;
      this.#trainingState = state;
      return { nats, gradientNorm };
    });
  }

  evaluate(batch: Batch): Promise<number> {
    return this.#turns.take(async () => {
      const { nats, state } = await this.#run(batch, null, this.#evaluationState, false);
      this.#evaluationState = state;
      return nats;
    });
  }

  gradient(batch: Batch, dropout: DropoutMasks | null): Promise<Float32Array> {
    return this.#turns.take(async () => {
      await this.#run(batch, dropout, null, true);
      return this.#optimizer.copyGradient();
    });
  }

  dispose(): void {
    this.#team.dispose();
    this.#trainingState = this.#evaluationState = null;
  }

  async #run(
    batch: Batch,
    dropout: DropoutMasks | null,
    state: CarriedState | null,
    isTraining: boolean,
    update: Update | null = null,
  ): Promise<NetworkResult & Pick<StepResult, 'gradientNorm'>> {
    const { streams, steps } = batch;
    const job: NetworkJob = {
      shape: { streams, steps },
      batch,
      dropout,
      state: carried(state, batch, this.#spec.hiddenSize),
    };
    const jobs = splitJob(job, this.#team.threads);
    const { results, gradientNorm } = await this.#team.run(jobs, isTraining, update);
    return {
      gradientNorm,
      nats: results.reduce((sum, result) => sum + result.nats, 0),
      state: joinStates(results.map((result) => result.state)),
    };
  }
}

/** What an engine's rounding depends on. */
interface Variant extends KernelChoice {
  readonly threads: number;
}

function writeVariant({ build, tileRows, threads }: Variant): string {
  return `${build} ${tileRows} ${threads}`;
}

/** Null for what this version would not write. */
export function readVariant(variant: string): Variant | null {
  const [, build, tileRows, threads] = /^(relaxed|simd) ([46]) (\d+)$/.exec(variant) ?? [];
  if (build === undefined) return null;
  return { build: build as Build, tileRows: tileRows === '4' ? 4 : 6, threads: Number(threads) };
}

/** The state a batch begins with: zero where a stream begins a piece or the streams have changed. */
function carried(
  state: CarriedState | null,
  { streams, resets }: Batch,
  size: number,
): CarriedState | null {
  if (state?.[0]?.h.length !== streams * size) return null;
  return state.map(({ h, c }) => ({ h: keep(h, resets), c: keep(c, resets) }));
}

function keep(values: Float32Array, resets: Uint8Array): Float32Array {
  const width = values.length / resets.length;
  const kept = values.slice();
  resets.forEach((reset, b) => {
    if (reset) kept.fill(0, b * width, (b + 1) * width);
  });
  return kept;
}
