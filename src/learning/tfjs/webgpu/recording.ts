// Dispatches in their order, bound once and run every step: a dispatch then costs the processor two
// calls. The uniforms of all of them lie in one buffer, a slot each.
import { compile, type Kernel } from './kernel.ts';

interface Dispatch {
  readonly kernel: Kernel;
  readonly buffers: Readonly<Record<string, GPUBuffer>>;
  readonly uniforms: Readonly<Record<string, number>>;
  readonly workgroups: readonly [number, number];
}

interface BoundDispatch {
  readonly pipeline: GPUComputePipeline;
  readonly bindGroup: GPUBindGroup;
  readonly workgroups: readonly [number, number];
}

export class Recording {
  readonly #dispatches: Dispatch[] = [];

  /** @param threads how many invocations are needed in x and y; more may run. */
  add<BufferName extends string, UniformName extends string>(
    kernel: Kernel<BufferName, UniformName>,
    buffers: Readonly<Record<NoInfer<BufferName>, GPUBuffer>>,
    uniforms: Readonly<Record<NoInfer<UniformName>, number>>,
    threads: readonly [number, number],
  ): void {
    const [x, y] = kernel.workgroup;
    const workgroups = [Math.ceil(threads[0] / x), Math.ceil(threads[1] / y)] as const;
    this.#dispatches.push({ kernel, buffers, uniforms, workgroups });
  }

  /** Compiles and binds what was added. @throws GPUPipelineError (rejects) */
  async bind(device: GPUDevice): Promise<BoundRecording> {
    const pipelines = await Promise.all(
      this.#dispatches.map(({ kernel }) => compile(device, kernel)),
    );
    const slot = device.limits.minUniformBufferOffsetAlignment;
    const uniforms = device.createBuffer({
      label: 'uniforms',
      size: slot * this.#dispatches.length,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
    const values = new Uint32Array(uniforms.size / 4);
    const dispatches = this.#dispatches.map((dispatch, index): BoundDispatch => {
      const { kernel, workgroups } = dispatch;
      values.set(
        kernel.uniforms.map((name) => dispatch.uniforms[name]!),
        (index * slot) / 4,
      );
      const resources = [
        ...Object.keys(kernel.buffers).map((name) => ({ buffer: dispatch.buffers[name]! })),
        { buffer: uniforms, offset: index * slot, size: 4 * kernel.uniforms.length },
      ];
      const pipeline = pipelines[index]!;
      const bindGroup = device.createBindGroup({
        label: kernel.label,
        layout: pipeline.getBindGroupLayout(0),
        entries: resources.map((resource, binding) => ({ binding, resource })),
      });
      return { pipeline, bindGroup, workgroups };
    });
    device.queue.writeBuffer(uniforms, 0, values);
    return new BoundRecording(dispatches, uniforms);
  }
}

export class BoundRecording {
  readonly #dispatches: readonly BoundDispatch[];
  readonly #uniforms: GPUBuffer;

  constructor(dispatches: readonly BoundDispatch[], uniforms: GPUBuffer) {
    this.#dispatches = dispatches;
    this.#uniforms = uniforms;
  }

  get dispatchCount(): number {
    return this.#dispatches.length;
  }

  encode(pass: GPUComputePassEncoder): void {
    for (const { pipeline, bindGroup, workgroups } of this.#dispatches) {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, bindGroup);
      pass.dispatchWorkgroups(...workgroups);
    }
  }

  dispose(): void {
    this.#uniforms.destroy();
  }
}
