// Buffers on the device under one owner, who frees them together, and the way back to the processor.

export class DeviceMemory {
  readonly device: GPUDevice;
  readonly #buffers: GPUBuffer[] = [];

  constructor(device: GPUDevice) {
    this.device = device;
  }

  /** A zeroed buffer of `count` 32-bit numbers. @throws RangeError beyond what the device can bind. */
  allocate(count: number, label: string): GPUBuffer {
    const { maxBufferSize, maxStorageBufferBindingSize } = this.device.limits;
    const size = 4 * count;
    if (size > Math.min(maxBufferSize, maxStorageBufferBindingSize))
      throw new RangeError(`${label}: the device has no buffers of ${size} bytes`);
    const buffer = this.device.createBuffer({
      label,
      size,
      usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
    });
    this.#buffers.push(buffer);
    return buffer;
  }

  dispose(): void {
    for (const buffer of this.#buffers) buffer.destroy();
    this.#buffers.length = 0;
  }
}

/**
 * Runs `build`, which allocates.
 * @throws Error (rejects) when the device has not that much memory; nothing is kept then.
 */
export async function withinMemory<Built>(
  device: GPUDevice,
  build: (memory: DeviceMemory) => Built,
): Promise<readonly [Built, DeviceMemory]> {
  const memory = new DeviceMemory(device);
  let error: GPUError | null;
  try {
    device.pushErrorScope('out-of-memory');
    let built: Built;
    let scope: Promise<GPUError | null>;
    try {
      built = build(memory);
    } finally {
      // At once, so that the scope holds nobody else's work.
      scope = device.popErrorScope();
    }
    error = await scope;
    if (!error) return [built, memory];
  } catch (thrown) {
    memory.dispose();
    throw thrown;
  }
  memory.dispose();
  throw new Error(`the device has no memory for the network: ${error.message}`);
}

/** A copy of the buffer once all work submitted before is done. Rejects when the device is lost. */
export async function readFloats(device: GPUDevice, buffer: GPUBuffer): Promise<Float32Array> {
  const staging = device.createBuffer({
    label: 'read-back',
    size: buffer.size,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  try {
    const encoder = device.createCommandEncoder();
    encoder.copyBufferToBuffer(buffer, 0, staging, 0, buffer.size);
    device.queue.submit([encoder.finish()]);
    await staging.mapAsync(GPUMapMode.READ);
    return new Float32Array(staging.getMappedRange().slice(0));
  } finally {
    staging.destroy();
  }
}

/** Most numbers a `NumberReader` brings at a time. */
const MOST_NUMBERS = 2;

/** A few numbers at a time on their way to the processor; several lots may be under way. */
export class NumberReader {
  readonly #device: GPUDevice;
  readonly #idle: GPUBuffer[] = [];
  readonly #all: GPUBuffer[] = [];

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  /**
   * Adds the copies to `encoder`, of the first number of each buffer.
   * @returns what to call, once that is submitted, for the numbers.
   */
  copy(encoder: GPUCommandEncoder, from: readonly GPUBuffer[]): () => Promise<readonly number[]> {
    const staging = this.#idle.pop() ?? this.#create();
    from.forEach((buffer, index) => encoder.copyBufferToBuffer(buffer, 0, staging, 4 * index, 4));
    return async () => {
      await staging.mapAsync(GPUMapMode.READ);
      const values = [...new Float32Array(staging.getMappedRange())].slice(0, from.length);
      staging.unmap();
      this.#idle.push(staging);
      return values;
    };
  }

  dispose(): void {
    for (const buffer of this.#all) buffer.destroy();
  }

  #create(): GPUBuffer {
    const buffer = this.#device.createBuffer({
      label: 'numbers',
      size: 4 * MOST_NUMBERS,
      usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
    });
    this.#all.push(buffer);
    return buffer;
  }
}
