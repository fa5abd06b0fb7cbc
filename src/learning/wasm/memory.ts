// The kernels' memory and how it is shared out: addresses are given one after another and never taken
// back; a new shape begins a new region over the old one.
import type { Address } from './kernels.ts';

const PAGE = 65_536;
/** 2 GiB, many times what the largest network needs. Reserving address space costs nothing. */
const MOST_PAGES = 32_768;

export class KernelMemory {
  readonly memory: WebAssembly.Memory;

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory;
  }

  static create(isShared = false): KernelMemory {
    return new KernelMemory(
      new WebAssembly.Memory({ initial: 2, maximum: MOST_PAGES, shared: isShared }),
    );
  }

  /** Grows until everything below `end` exists. @throws RangeError when there is no more memory. */
  reserve(end: Address): void {
    // A thread's view of shared memory may lag behind; growing by nothing brings it up to date.
    if (this.#missingPages(end) > 0) this.memory.grow(0);
    if (this.#missingPages(end) > 0) this.memory.grow(this.#missingPages(end));
  }

  #missingPages(end: Address): number {
    return Math.ceil((end - this.memory.buffer.byteLength) / PAGE);
  }

  /** Views hold until the next `reserve`. */
  floats(at: Address, count: number): Float32Array {
    return new Float32Array(this.memory.buffer, at, count);
  }

  integers(at: Address, count: number): Int32Array {
    return new Int32Array(this.memory.buffer, at, count);
  }

  bytes(at: Address, count: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, at, count);
  }
}

/** Hands out addresses at multiples of 64, the length of a cache line. */
export class Region {
  /** First address not given out. */
  end: Address;

  /** Below the default stand the kernels' own constants. */
  constructor(start: Address = PAGE) {
    this.end = start;
  }

  bytes(count: number): Address {
    const at = this.end;
    this.end = Math.ceil((at + count) / 64) * 64;
    return at;
  }

  floats(count: number): Address {
    return this.bytes(4 * count);
  }
}
