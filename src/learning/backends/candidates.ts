// The engines there are, the likely fastest first.
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import type { EngineName } from '../../core/model/training.ts';
import { TfjsEngine } from '../tfjs/tfjsEngine.ts';
import { tfjsDevice } from '../tfjs/webgpu/tfjsDevice.ts';
import { WebGpuEngine } from '../tfjs/webgpu/webGpuEngine.ts';
import type { TrainEngine } from '../trainEngine.ts';
import { supportedBuilds } from '../wasm/builds.ts';
import { timeKernels, type TimedChoice } from '../wasm/chooseKernels.ts';
import type { StartThread } from '../wasm/threads/thread.ts';
import { readVariant, WasmEngine } from '../wasm/wasmEngine.ts';
import { probeHardware, startBackend, type Hardware, type TfjsBackend } from './tfjsBackends.ts';

export interface EngineCandidate {
  readonly name: EngineName;
  /** Tried only where nothing before it works, because something before it is always faster. */
  readonly isSpare: boolean;
  probe(): Promise<Hardware>;
  /** @param variant to go on with, where it can be had here; see TrainEngine */
  create(spec: NetworkSpec, parameters: Float32Array, variant?: string): Promise<TrainEngine>;
}

/** Plain ops: for where neither our kernels nor a graphics chip can be used. */
function onTfjs(name: EngineName, backend: TfjsBackend): EngineCandidate {
  return {
    name,
    isSpare: true,
    probe: () => probeHardware(backend),
    async create(spec, parameters) {
      await startBackend(backend);
      return new TfjsEngine(spec, parameters);
    },
  };
}

/** The recipe has eight streams, and a thread is worth little with fewer than two of them: one takes 9 in 10 of the time. */
const MOST_THREADS = 4;

/** Timed once per worker. */
let kernelChoice: Promise<TimedChoice[]> | null = null;

/** A power of two, as shares of three streams take nearly as long as shares of four. */
function threadCount(): number {
  return Math.min(MOST_THREADS, 2 ** Math.floor(Math.log2(navigator.hardwareConcurrency)));
}

function onKernels(
  name: EngineName,
  threads: () => number,
  why: () => string | null,
  startThread?: StartThread,
): EngineCandidate {
  return {
    name,
    isSpare: false,
    probe() {
      const missing = supportedBuilds().length === 0 ? 'no SIMD' : why();
      return Promise.resolve(
        missing === null
          ? { status: 'hardware', detail: threads() > 1 ? `${threads()} threads` : 'one thread' }
          : { status: 'missing', detail: missing },
      );
    },
    async create(spec, parameters, variant = '') {
      const known = readVariant(variant);
      if (known && supportedBuilds().includes(known.build))
        return WasmEngine.create(spec, parameters, known, known.threads, startThread);
      kernelChoice ??= timeKernels();
      const [fastest] = await kernelChoice;
      return WasmEngine.create(spec, parameters, fastest!, threads(), startThread);
    },
  };
}

function whyNoThreads(): string | null {
  if (!crossOriginIsolated) return 'the page is not cross-origin isolated';
  return threadCount() > 1 ? null : 'one core';
}

/** @param startThread not to be left out in a worker, see workers/model/lendThreads.ts */
export const engineCandidates = (startThread?: StartThread): readonly EngineCandidate[] => [
  onKernels(
    'wasm',
    () => 1,
    () => null,
  ),
  onKernels('wasm-threads', threadCount, whyNoThreads, startThread),
  {
    name: 'webgpu',
    isSpare: false,
    probe: () => probeHardware('webgpu'),
    async create(spec, parameters) {
      await startBackend('webgpu');
      return WebGpuEngine.create(tfjsDevice(), spec, parameters);
    },
  },
  onTfjs('tfjs-wasm', 'wasm'),
  onTfjs('webgl', 'webgl'),
  onTfjs('cpu', 'cpu'),
];

/** Whose threads, if any, are started here. */
export const CANDIDATES = engineCandidates();
