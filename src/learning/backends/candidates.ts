// The engines there are, the likely fastest first.
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import type { EngineName } from '../../core/model/training.ts';
import { TfjsEngine } from '../tfjs/tfjsEngine.ts';
import type { TrainEngine } from '../trainEngine.ts';
import { supportedBuilds } from '../wasm/builds.ts';
import { timeKernels, type TimedChoice } from '../wasm/chooseKernels.ts';
import { WasmEngine } from '../wasm/wasmEngine.ts';
import { probeHardware, startBackend, type Hardware, type TfjsBackend } from './tfjsBackends.ts';

export interface EngineCandidate {
  readonly name: EngineName;
  /** Tried only where nothing before it works, because something before it is always faster. */
  readonly isSpare: boolean;
  probe(): Promise<Hardware>;
  create(spec: NetworkSpec, parameters: Float32Array): Promise<TrainEngine>;
}

function onTfjs(name: EngineName, backend: TfjsBackend, isSpare: boolean): EngineCandidate {
  return {
    name,
    isSpare,
    probe: () => probeHardware(backend),
    async create(spec, parameters) {
      await startBackend(backend);
      return new TfjsEngine(spec, parameters);
    },
  };
}

/** Timed once per worker. */
let kernelChoice: Promise<TimedChoice[]> | null = null;

export const CANDIDATES: readonly EngineCandidate[] = [
  {
    name: 'wasm',
    isSpare: false,
    probe: () =>
      Promise.resolve(
        supportedBuilds().length > 0
          ? { status: 'hardware', detail: 'processor' }
          : { status: 'missing', detail: 'no SIMD' },
      ),
    async create(spec, parameters) {
      kernelChoice ??= timeKernels();
      return WasmEngine.create(spec, parameters, (await kernelChoice)[0]!);
    },
  },
  onTfjs('webgpu', 'webgpu', false),
  onTfjs('tfjs-wasm', 'wasm', true),
  onTfjs('webgl', 'webgl', true),
  onTfjs('cpu', 'cpu', true),
];
