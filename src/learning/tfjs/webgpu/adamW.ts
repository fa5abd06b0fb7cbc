// AdamW on the parameter vector (Loshchilov & Hutter 2019, arXiv:1711.05101), after clipping the gradient's
// global norm, in three dispatches.
import type { OptimizerState } from '../../../core/model/checkpoint.ts';
import { OPTIMIZER } from '../../trainEngine.ts';
import { sumAll } from './sums.ts';
import type { DeviceMemory } from './deviceMemory.ts';
import type { Kernel } from './kernel.ts';
import { Recording, type BoundRecording } from './recording.ts';

/** Workgroups that add up the gradient's squares. */
const PARTS = 64;
const WORKGROUP = 256;

const squaresKernel: Kernel<'gradient' | 'parts', 'size'> = {
  label: 'squares',
  buffers: { gradient: 'read f32', parts: 'write f32' },
  uniforms: ['size'],
  workgroup: [WORKGROUP, 1],
  declarations: `var<workgroup> sums: array<f32, ${WORKGROUP}>;`,
  main: `
  var sum = 0.0;
  for (var at = id.x; at < p.size; at += ${WORKGROUP * PARTS}u) { sum += gradient[at] * gradient[at]; }
  sums[local.x] = sum;
  workgroupBarrier();
  if (local.x > 0u) { return; }
  for (var slice = 1u; slice < ${WORKGROUP}u; slice++) { sum += sums[slice]; }
  parts[group.x] = sum;`,
};

const updateKernel: Kernel<
  'gradient' | 'square' | 'rates' | 'parameters' | 'first' | 'second',
  'size'
> = {
  label: 'AdamW',
  buffers: {
    gradient: 'read f32',
    square: 'read f32',
    rates: 'read f32',
    parameters: 'write f32',
    first: 'write f32',
    second: 'write f32',
  },
  uniforms: ['size'],
  workgroup: [WORKGROUP, 1],
  main: `
  if (id.x >= p.size) { return; }
  let g = gradient[id.x] * min(1.0, ${OPTIMIZER.clipNorm} / max(sqrt(square[0]), ${OPTIMIZER.epsilon}));
  let m = ${OPTIMIZER.firstDecay} * first[id.x] + ${1 - OPTIMIZER.firstDecay} * g;
  let v = ${OPTIMIZER.secondDecay} * second[id.x] + ${1 - OPTIMIZER.secondDecay} * g * g;
  first[id.x] = m;
  second[id.x] = v;
  let direction = m / (sqrt(v * rates[1]) + ${OPTIMIZER.epsilon});
  parameters[id.x] = parameters[id.x] * rates[2] - direction * rates[0];`,
};

export class AdamW {
  readonly parameters: GPUBuffer;
  readonly gradient: GPUBuffer;
  readonly first: GPUBuffer;
  readonly second: GPUBuffer;
  /** One number: the square of the gradient's norm before it was clipped. */
  readonly square: GPUBuffer;
  readonly #device: GPUDevice;
  readonly #size: number;
  readonly #parts: GPUBuffer;
  /** What the number of steps and the learning rate make of the constants. */
  readonly #rates: GPUBuffer;
  #recording: BoundRecording | null = null;
  #steps = 0;

  constructor(memory: DeviceMemory, size: number) {
    this.#device = memory.device;
    this.#size = size;
    this.parameters = memory.allocate(size, 'parameters');
    this.gradient = memory.allocate(size, 'gradient');
    this.first = memory.allocate(size, 'first moments');
    this.second = memory.allocate(size, 'second moments');
    this.#parts = memory.allocate(PARTS, 'squares');
    this.square = memory.allocate(1, 'square of the norm');
    this.#rates = memory.allocate(3, 'rates');
  }

  get steps(): number {
    return this.#steps;
  }

  get dispatchCount(): number {
    return this.#recording?.dispatchCount ?? 0;
  }

  /** To be awaited before the first `encode`. */
  async compile(): Promise<void> {
    const { gradient, parameters, first, second, square } = this;
    const recording = new Recording();
    const size = this.#size;
    const parts = this.#parts;
    recording.add(squaresKernel, { gradient, parts }, { size }, [WORKGROUP * PARTS, 1]);
    sumAll(recording, parts, PARTS, square);
    recording.add(
      updateKernel,
      { gradient, square, rates: this.#rates, parameters, first, second },
      { size },
      [size, 1],
    );
    this.#recording = await recording.bind(this.#device);
  }

  load(parameters: Float32Array<ArrayBuffer>, state?: OptimizerState): void {
    const { queue } = this.#device;
    const zeros = new Float32Array(this.#size);
    queue.writeBuffer(this.parameters, 0, parameters);
    queue.writeBuffer(
      this.first,
      0,
      (state?.first as Float32Array<ArrayBuffer> | undefined) ?? zeros,
    );
    queue.writeBuffer(
      this.second,
      0,
      (state?.second as Float32Array<ArrayBuffer> | undefined) ?? zeros,
    );
    this.#steps = state?.steps ?? 0;
  }

  /** Adds the update by `gradient`. The pass must be submitted before the next is encoded. */
  encode(pass: GPUComputePassEncoder, learningRate: number): void {
    const { firstDecay, secondDecay, weightDecay } = OPTIMIZER;
    this.#steps++;
    const rates = Float32Array.of(
      learningRate / (1 - firstDecay ** this.#steps),
      1 / (1 - secondDecay ** this.#steps),
      1 - learningRate * weightDecay,
    );
    this.#device.queue.writeBuffer(this.#rates, 0, rates);
    this.#recording!.encode(pass);
  }

  dispose(): void {
    this.#recording?.dispose();
  }
}
