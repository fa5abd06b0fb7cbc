// A compute kernel: its WGSL body with the names of what it binds, from which the declarations are
// written. Pipelines are compiled once per device, whoever asks.

/** How a storage buffer is bound, and as an array of what. */
export type Binding = `${'read' | 'write'} ${'f32' | 'u32' | 'vec4f'}`;

export interface Kernel<BufferName extends string = string, UniformName extends string = string> {
  readonly label: string;
  /** Storage buffers in binding order; WebGPU promises no more than eight. */
  readonly buffers: Readonly<Record<BufferName, Binding>>;
  /** Fields of the uniform `p`, all u32. */
  readonly uniforms: readonly UniformName[];
  readonly workgroup: readonly [number, number];
  /** WGSL at module scope. */
  readonly declarations?: string;
  /** WGSL of the entry point; `id`, `group` and `local` are its invocation's indices. */
  readonly main: string;
}

export function toWgsl(kernel: Kernel): string {
  const buffers = Object.entries(kernel.buffers).map(([name, binding], index) => {
    const [access, element] = binding.split(' ') as [string, string];
    const mode = access === 'read' ? 'read' : 'read_write';
    return `@group(0) @binding(${index}) var<storage, ${mode}> ${name}: array<${element}>;`;
  });
  const fields = kernel.uniforms.map((name) => `${name}: u32,`).join(' ');
  return `
struct Uniforms { ${fields} }
${buffers.join('\n')}
@group(0) @binding(${buffers.length}) var<uniform> p: Uniforms;
${kernel.declarations ?? ''}
@compute @workgroup_size(${kernel.workgroup.join(', ')})
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) local: vec3u,
) {
${kernel.main}
}`;
}

/** Concatenates `line(0)` … `line(count − 1)`: loops that must not be loops on the device. */
export function unrolled(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

const pipelines = new WeakMap<GPUDevice, Map<string, Promise<GPUComputePipeline>>>();

/** @throws GPUPipelineError (rejects) where the device refuses the kernel. */
export function compile(device: GPUDevice, kernel: Kernel): Promise<GPUComputePipeline> {
  let ofDevice = pipelines.get(device);
  if (!ofDevice) pipelines.set(device, (ofDevice = new Map<string, Promise<GPUComputePipeline>>()));
  const code = toWgsl(kernel);
  let pipeline = ofDevice.get(code);
  if (!pipeline) {
    const { label } = kernel;
    pipeline = device.createComputePipelineAsync({
      label,
      layout: 'auto',
      compute: { module: device.createShaderModule({ label, code }) },
    });
    ofDevice.set(code, pipeline);
  }
  return pipeline;
}
