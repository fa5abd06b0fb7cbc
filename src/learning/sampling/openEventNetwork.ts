// The fastest way to hear one event at a time. Always the plain SIMD build: relaxed arithmetic rounds
// differently from processor to processor, and a seed should give the same take on all of them.
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import { compileKernels, supportedBuilds } from '../wasm/builds.ts';
import { WasmEventNetwork } from '../wasm/wasmEventNetwork.ts';
import type { EventNetwork } from './eventNetwork.ts';
import { StepNetwork } from './stepNetwork.ts';

/** @throws RangeError for parameters of another network */
export async function openEventNetwork(
  spec: NetworkSpec,
  parameters: Float32Array,
): Promise<EventNetwork> {
  return supportedBuilds().includes('simd')
    ? new WasmEventNetwork(spec, parameters, await compileKernels('simd'))
    : new StepNetwork(spec, parameters);
}
