// The layers' state between the windows of a piece. It stays on the device: before a pass it is copied to
// where the layers expect their initial state, after it their last one is copied back.
import type { CarriedState as SavedState } from '../../../core/model/checkpoint.ts';
import { DeviceMemory, readFloats } from './deviceMemory.ts';
import type { LstmLayer } from './lstmLayer.ts';

export class CarriedState {
  readonly #memory: DeviceMemory;
  /** Per layer h and c [B, H]; empty: zeros. */
  #saved: readonly GPUBuffer[] = [];

  constructor(device: GPUDevice) {
    this.#memory = new DeviceMemory(device);
  }

  /** Zeros again. */
  clear(): void {
    this.#memory.dispose();
    this.#saved = [];
  }

  /** Takes over what was read once; nothing: zeros. */
  write(layers: SavedState): void {
    this.clear();
    this.#saved = layers
      .flatMap(({ h, c }) => [h, c])
      .map((values) => {
        const buffer = this.#memory.allocate(values.length, 'carried state');
        this.#memory.device.queue.writeBuffer(buffer, 0, values as Float32Array<ArrayBuffer>);
        return buffer;
      });
  }

  /** Null: zeros. */
  async read(): Promise<SavedState | null> {
    if (this.#saved.length === 0) return null;
    const { device } = this.#memory;
    const values = await Promise.all(this.#saved.map((buffer) => readFloats(device, buffer)));
    return Array.from({ length: values.length / 2 }, (_, layer) => ({
      h: values[2 * layer]!,
      c: values[2 * layer + 1]!,
    }));
  }

  /**
   * Sets the layers' initial state; zeros where `resets` says so or the number of streams has changed.
   * @param resets [B]
   */
  restore(encoder: GPUCommandEncoder, layers: readonly LstmLayer[], resets: Uint8Array): void {
    const initial = stateBuffers(layers);
    initial.forEach(({ buffer, size }, index) => {
      const saved = this.#saved[index];
      if (saved?.size !== size) {
        encoder.clearBuffer(buffer, 0, size);
        return;
      }
      encoder.copyBufferToBuffer(saved, 0, buffer, 0, size);
      const row = size / resets.length;
      resets.forEach((reset, stream) => {
        if (reset) encoder.clearBuffer(buffer, stream * row, row);
      });
    });
  }

  /** Keeps the layers' last state. */
  save(encoder: GPUCommandEncoder, layers: readonly LstmLayer[]): void {
    const last = stateBuffers(layers);
    if (this.#saved[0]?.size !== last[0]?.size) {
      this.clear();
      this.#saved = last.map(({ size }) => this.#memory.allocate(size / 4, 'carried state'));
    }
    last.forEach(({ buffer, size }, index) =>
      encoder.copyBufferToBuffer(buffer, buffer.size - size, this.#saved[index]!, 0, size),
    );
  }
}

/** Of each layer the buffers of h and c, and the bytes of one step in them. */
function stateBuffers(layers: readonly LstmLayer[]): { buffer: GPUBuffer; size: number }[] {
  return layers.flatMap(({ hiddens, cells, stateBytes: size }) => [
    { buffer: hiddens, size },
    { buffer: cells, size },
  ]);
}
