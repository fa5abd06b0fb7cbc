// The training engine on the AssemblyScript kernels: a whole step in one wasm module with a memory of its
// own, which grows to the largest batch and stays.
import type { Batch } from '../../core/dataset/batch.ts';
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import type { DropoutMasks } from '../network/dropout.ts';
import { parameterLayout } from '../network/layout.ts';
import type { OptimizerState, StepOptions, TrainEngine } from '../trainEngine.ts';
import { AdamW } from './adamW.ts';
import { compileKernels, instantiateKernels } from './builds.ts';
import type { KernelChoice } from './chooseKernels.ts';
import type { Kernels } from './kernels.ts';
import { KernelMemory, Region } from './memory.ts';
import { NetworkPass, type NetworkState } from './networkPass.ts';

export class WasmEngine implements TrainEngine {
  readonly name: string;
  readonly #spec: NetworkSpec;
  readonly #kernels: Kernels;
  readonly #memory: KernelMemory;
  readonly #optimizer: AdamW;
  /** Where the passes' buffers begin. */
  readonly #passStart: number;
  #pass: NetworkPass | null = null;
  #trainingState: NetworkState | null = null;
  #evaluationState: NetworkState | null = null;

  private constructor(spec: NetworkSpec, module: WebAssembly.Module, choice: KernelChoice) {
    for (const size of [spec.hiddenSize, spec.headSize])
      if (size % 8 !== 0) throw new RangeError(`layers of ${size} units: not a multiple of 8`);
    this.name = `WebAssembly ${choice.build === 'relaxed' ? 'relaxed SIMD' : 'SIMD'}`;
    this.#spec = spec;
    this.#memory = new KernelMemory();
    this.#kernels = instantiateKernels(module, this.#memory.memory);
    this.#kernels.setTileRows(choice.tileRows);
    const region = new Region();
    const { size } = parameterLayout(spec);
    this.#optimizer = new AdamW(this.#kernels, this.#memory, region, size);
    this.#passStart = region.end;
  }

  /** @throws RangeError for layers or heads whose size is not a multiple of 8. */
  static async create(
    spec: NetworkSpec,
    parameters: Float32Array,
    choice: KernelChoice,
  ): Promise<WasmEngine> {
    const engine = new WasmEngine(spec, await compileKernels(choice.build), choice);
    engine.load(parameters);
    return engine;
  }

  /** Bytes of the engine's memory. */
  get memoryBytes(): number {
    return this.#memory.memory.buffer.byteLength;
  }

  load(parameters: Float32Array, optimizer?: OptimizerState): void {
    this.#optimizer.load(parameters, optimizer);
    this.#trainingState = this.#evaluationState = null;
  }

  parameters(): Promise<Float32Array> {
    return Promise.resolve(this.#optimizer.copyParameters());
  }

  optimizerState(): Promise<OptimizerState> {
    return Promise.resolve(this.#optimizer.state());
  }

  step(batch: Batch, { learningRate, dropout }: StepOptions): Promise<number> {
    const { nats, state } = this.#train(batch, dropout, this.#trainingState);
    this.#trainingState = state;
    this.#optimizer.update(learningRate);
    return Promise.resolve(nats);
  }

  evaluate(batch: Batch): Promise<number> {
    const { nats, state } = this.#passFor(batch).run(batch, this.#optimizer.parameters, {
      dropout: null,
      state: carried(this.#evaluationState, batch, this.#spec.hiddenSize),
      gradient: null,
    });
    this.#evaluationState = state;
    return Promise.resolve(nats);
  }

  gradient(batch: Batch, dropout: DropoutMasks | null): Promise<Float32Array> {
    this.#train(batch, dropout, null);
    return Promise.resolve(this.#optimizer.copyGradient());
  }

  dispose(): void {
    this.#pass = this.#trainingState = this.#evaluationState = null;
  }

  #train(
    batch: Batch,
    dropout: DropoutMasks | null,
    state: NetworkState | null,
  ): { nats: number; state: NetworkState } {
    const pass = this.#passFor(batch);
    this.#optimizer.zeroGradient();
    return pass.run(batch, this.#optimizer.parameters, {
      dropout,
      state: carried(state, batch, this.#spec.hiddenSize),
      gradient: this.#optimizer.gradient,
    });
  }

  #passFor({ streams, steps }: Batch): NetworkPass {
    const shape = this.#pass?.shape;
    if (!this.#pass || shape?.streams !== streams || shape.steps !== steps)
      this.#pass = new NetworkPass(
        this.#kernels,
        this.#memory,
        new Region(this.#passStart),
        this.#spec,
        { streams, steps },
      );
    return this.#pass;
  }
}

/** The state a batch begins with: zero where a stream begins a piece or the streams have changed. */
function carried(
  state: NetworkState | null,
  { streams, resets }: Batch,
  size: number,
): NetworkState | null {
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
