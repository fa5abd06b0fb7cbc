// The training engine in WGSL on TensorFlow.js' device: a whole step is one submission of prebuilt
// dispatches, of which tfjs' own ops would need hundreds even around a fused LSTM. The state, the weights
// and the optimiser stay on the device; only the loss and the gradient's norm come back, when they are ready.
import type { Batch } from '../../../core/dataset/batch.ts';
import type { CarriedState as SavedState, OptimizerState } from '../../../core/model/checkpoint.ts';
import type { NetworkSpec } from '../../../core/model/trainedModel.ts';
import type { DropoutMasks } from '../../network/dropout.ts';
import { parameterLayout } from '../../network/layout.ts';
import type { StepOptions, StepResult, TrainEngine } from '../../trainEngine.ts';
import { Turns } from '../../turns.ts';
import { AdamW } from './adamW.ts';
import { CarriedState } from './carriedState.ts';
import { DeviceMemory, NumberReader, readFloats } from './deviceMemory.ts';
import { chooseDecomposition } from './chooseDecomposition.ts';
import type { Decomposition } from './decomposition.ts';
import type { BatchShape } from './lstmLayer.ts';
import { NetworkPass } from './networkPass.ts';
import { ParameterSpace } from './parameterSpace.ts';

/** Shapes kept ready: training's and validation's. */
const KEPT_PASSES = 2;

export class WebGpuEngine implements TrainEngine {
  readonly name = 'WebGPU';
  readonly variant = '';
  readonly #device: GPUDevice;
  readonly #spec: NetworkSpec;
  readonly #space: ParameterSpace;
  readonly #memory: DeviceMemory;
  readonly #optimizer: AdamW;
  readonly #numbers: NumberReader;
  readonly #trainingState: CarriedState;
  readonly #evaluationState: CarriedState;
  readonly #decomposition: Decomposition | null;
  #passes: readonly NetworkPass[] = [];
  #isDisposed = false;
  /** Of encoding; the device keeps that order. */
  readonly #turns = new Turns();

  private constructor(device: GPUDevice, spec: NetworkSpec, decomposition: Decomposition | null) {
    this.#device = device;
    this.#spec = spec;
    this.#decomposition = decomposition;
    this.#space = new ParameterSpace(parameterLayout(spec).blocks);
    this.#memory = new DeviceMemory(device);
    this.#optimizer = new AdamW(this.#memory, this.#space.size);
    this.#numbers = new NumberReader(device);
    this.#trainingState = new CarriedState(device);
    this.#evaluationState = new CarriedState(device);
  }

  /**
   * @param device see `tfjsDevice`; it stays the caller's.
   * @param decomposition of the recurrence; null: the faster one, by trial on the first batch.
   */
  static async create(
    device: GPUDevice,
    spec: NetworkSpec,
    parameters: Float32Array,
    decomposition: Decomposition | null = null,
  ): Promise<WebGpuEngine> {
    const engine = new WebGpuEngine(device, spec, decomposition);
    await engine.#optimizer.compile();
    engine.load(parameters);
    return engine;
  }

  load(
    parameters: Float32Array,
    optimizer?: OptimizerState,
    carried: SavedState | null = null,
  ): void {
    const toDevice = (flat: Float32Array): Float32Array<ArrayBuffer> => this.#space.toDevice(flat);
    this.#optimizer.load(
      toDevice(parameters),
      optimizer && {
        first: toDevice(optimizer.first),
        second: toDevice(optimizer.second),
        steps: optimizer.steps,
      },
    );
    this.#trainingState.write(carried ?? []);
    this.#evaluationState.clear();
  }

  carriedState(): Promise<SavedState | null> {
    return this.#turns.take(() => this.#trainingState.read());
  }

  parameters(): Promise<Float32Array> {
    return this.#turns.take(() => this.#read(this.#optimizer.parameters));
  }

  optimizerState(): Promise<OptimizerState> {
    return this.#turns.take(async () => {
      const { steps } = this.#optimizer;
      const [first, second] = await Promise.all([
        this.#read(this.#optimizer.first),
        this.#read(this.#optimizer.second),
      ]);
      return { first, second, steps };
    });
  }

  async step(batch: Batch, { learningRate, dropout }: StepOptions): Promise<StepResult> {
    const pass = await this.#passInTurn(batch);
    const results = [pass.nats, this.#optimizer.square];
    const state = this.#trainingState;
    const [nats, square] = await this.#run(pass, batch, dropout, state, results, (encoder) => {
      pass.encodeBackward(encoder);
      this.#optimizer.encode(encoder, learningRate);
    });
    return { nats: nats!, gradientNorm: Math.sqrt(square!) };
  }

  async evaluate(batch: Batch): Promise<number> {
    const pass = await this.#passInTurn(batch);
    const [nats] = await this.#run(pass, batch, null, this.#evaluationState, [pass.nats]);
    return nats!;
  }

  async gradient(batch: Batch, dropout: DropoutMasks | null): Promise<Float32Array> {
    const pass = await this.#passInTurn(batch);
    const state = new CarriedState(this.#device);
    const nats = this.#run(pass, batch, dropout, state, [pass.nats], (encoder) =>
      pass.encodeBackward(encoder),
    );
    const gradient = await this.#read(this.#optimizer.gradient);
    await nats;
    state.clear();
    return gradient;
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const pass of this.#passes) pass.dispose();
    this.#passes = [];
    this.#trainingState.clear();
    this.#evaluationState.clear();
    this.#numbers.dispose();
    this.#optimizer.dispose();
    this.#memory.dispose();
  }

  async #read(buffer: GPUBuffer): Promise<Float32Array> {
    return this.#space.fromDevice(await readFloats(this.#device, buffer));
  }

  /** Forward, then what `andThen` adds; the first number of each of `results` once they have come back. */
  #run(
    pass: NetworkPass,
    batch: Batch,
    dropout: DropoutMasks | null,
    state: CarriedState,
    results: readonly GPUBuffer[],
    andThen?: (encoder: GPUComputePassEncoder) => void,
  ): Promise<readonly number[]> {
    const encoder = this.#device.createCommandEncoder();
    pass.prepare(encoder, batch, dropout, state);
    const compute = encoder.beginComputePass();
    pass.encodeForward(compute);
    andThen?.(compute);
    compute.end();
    pass.saveState(encoder, state);
    const numbers = this.#numbers.copy(encoder, results);
    this.#device.queue.submit([encoder.finish()]);
    return numbers();
  }

  /** The pass for a batch once it is this call's turn: calls are encoded in their order. */
  #passInTurn(batch: Batch): Promise<NetworkPass> {
    return this.#turns.take(() => this.#passFor(batch));
  }

  async #passFor({ streams, steps }: Batch): Promise<NetworkPass> {
    const known = this.#passes.find(
      ({ shape }) => shape.streams === streams && shape.steps === steps,
    );
    if (known) return known;
    const pass = await this.#createPass({ streams, steps });
    const [kept, dropped] = [
      this.#passes.slice(1 - KEPT_PASSES),
      this.#passes.slice(0, 1 - KEPT_PASSES),
    ];
    for (const oldest of dropped) oldest.dispose();
    this.#passes = [...kept, pass];
    return pass;
  }

  async #createPass(shape: BatchShape): Promise<NetworkPass> {
    const device = this.#device;
    const spec = this.#spec;
    const pass = await NetworkPass.create({
      device,
      spec,
      shape,
      decomposition:
        this.#decomposition ?? (await chooseDecomposition(device, spec.hiddenSize, shape.streams)),
      parameters: this.#space.blocks(this.#optimizer.parameters),
      gradient: this.#space.blocks(this.#optimizer.gradient),
    });
    if (!this.#isDisposed) return pass;
    pass.dispose();
    throw new Error('the engine has been disposed');
  }
}
