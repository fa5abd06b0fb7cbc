// The builds of the kernels and which of them this browser can run. A probe is a module of a few bytes
// that uses one instruction of the feature; whether it validates is the answer.
import type { Kernels } from './kernels.ts';

/** `relaxed` has a fused multiply-add (Chrome 114, Firefox 146), `simd` runs wherever wasm has vectors. */
export type Build = 'relaxed' | 'simd';

/** A module of one function with the given body and result v128. */
const probe = (...body: number[]): Uint8Array<ArrayBuffer> =>
  // prettier-ignore
  Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, // magic, version
    1, 5, 1, 0x60, 0, 1, 0x7b, // type: () → v128
    3, 2, 1, 0, // one function
    10, body.length + 4, 1, body.length + 2, 0, ...body, 0x0b,
  ]);

const ZERO = [0x41, 0, 0xfd, 0x0f]; // i32.const 0, i8x16.splat
const PROBES: Readonly<Record<Build, Uint8Array<ArrayBuffer>>> = {
  simd: probe(...ZERO),
  relaxed: probe(...ZERO, ...ZERO, ...ZERO, 0xfd, 0x85, 0x02), // f32x4.relaxed_madd
};

/** The best first; empty where wasm has no vectors at all. */
export function supportedBuilds(): Build[] {
  return (['relaxed', 'simd'] as const).filter((build) => WebAssembly.validate(PROBES[build]));
}

const SOURCES: Readonly<Record<Build, Readonly<Record<'one' | 'shared', Source>>>> = {
  relaxed: {
    one: () => import('virtual:kernels/relaxed'),
    shared: () => import('virtual:kernels/relaxed-shared'),
  },
  simd: {
    one: () => import('virtual:kernels/simd'),
    shared: () => import('virtual:kernels/simd-shared'),
  },
};

type Source = () => Promise<{ default: string }>;

/** @param isShared whether the memory is shared among threads; a module takes one kind only */
export async function compileKernels(build: Build, isShared = false): Promise<WebAssembly.Module> {
  const { default: base64 } = await SOURCES[build][isShared ? 'shared' : 'one']();
  return WebAssembly.compile(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
}

/** @param memory what the kernels read and write; the first 64 KiB are theirs. */
export function instantiateKernels(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): Kernels {
  const abort = (): never => {
    throw new Error('a kernel gave up');
  };
  const { exports } = new WebAssembly.Instance(module, { env: { memory, abort } });
  return exports as unknown as Kernels;
}
