// The network's two passes for one batch shape, recorded once and run every step.
import type { Batch } from '../../../core/dataset/batch.ts';
import type { NetworkSpec } from '../../../core/model/trainedModel.ts';
import type { DropoutMasks } from '../../network/dropout.ts';
import type { CarriedState } from './carriedState.ts';
import { withinMemory, type DeviceMemory } from './deviceMemory.ts';
import type { Decomposition } from './decomposition.ts';
import type { BatchShape } from './lstmLayer.ts';
import { Network } from './network.ts';
import type { Blocks } from './parameterSpace.ts';
import { Recording, type BoundRecording } from './recording.ts';

export interface PassRequest {
  readonly device: GPUDevice;
  readonly spec: NetworkSpec;
  readonly shape: BatchShape;
  readonly decomposition: Decomposition;
  readonly parameters: Blocks;
  readonly gradient: Blocks;
}

export class NetworkPass {
  readonly shape: BatchShape;
  readonly #network: Network;
  readonly #memory: DeviceMemory;
  readonly #forward: BoundRecording;
  readonly #backward: BoundRecording;

  private constructor(
    shape: BatchShape,
    network: Network,
    memory: DeviceMemory,
    forward: BoundRecording,
    backward: BoundRecording,
  ) {
    this.shape = shape;
    this.#network = network;
    this.#memory = memory;
    this.#forward = forward;
    this.#backward = backward;
  }

  /** @throws Error (rejects) when the device has no memory for the shape or refuses a kernel. */
  static async create(request: PassRequest): Promise<NetworkPass> {
    const { device, spec, shape, decomposition, parameters, gradient } = request;
    const [network, memory] = await withinMemory(
      device,
      (owner) => new Network(owner, spec, shape, decomposition),
    );
    const [forward, backward] = [new Recording(), new Recording()];
    network.forward(forward, parameters);
    network.backward(backward, parameters, gradient);
    const bound = await Promise.all([forward.bind(device), backward.bind(device)]);
    return new NetworkPass(shape, network, memory, ...bound);
  }

  /** Of forward and backward pass. */
  get dispatchCount(): number {
    return this.#forward.dispatchCount + this.#backward.dispatchCount;
  }

  /** Where the loss in total nats will be. */
  get nats(): GPUBuffer {
    return this.#network.heads.nats;
  }

  /** Uploads a batch for the pass encoded next, which begins with the state carried to it. */
  prepare(
    encoder: GPUCommandEncoder,
    batch: Batch,
    dropout: DropoutMasks | null,
    state: CarriedState,
  ): void {
    this.#network.batch.write(batch, dropout);
    state.restore(encoder, this.#network.layers, batch.resets);
  }

  /** After a pass. */
  saveState(encoder: GPUCommandEncoder, state: CarriedState): void {
    state.save(encoder, this.#network.layers);
  }

  encodeForward(pass: GPUComputePassEncoder): void {
    this.#forward.encode(pass);
  }

  encodeBackward(pass: GPUComputePassEncoder): void {
    this.#backward.encode(pass);
  }

  dispose(): void {
    this.#forward.dispose();
    this.#backward.dispose();
    this.#memory.dispose();
  }
}
