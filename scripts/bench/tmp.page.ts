import { startBackend } from '../../src/learning/backends/tfjsBackends.ts';
import { tfjsDevice } from '../../src/learning/tfjs/webgpu/tfjsDevice.ts';
import { createRandom } from '../../src/core/random.ts';
import { SHAPES, languageModelSize } from './languageModel.ts';
import { WebGpuLanguageModel } from './webGpuLanguageModel.ts';
import { WebGpuEngine } from '../../src/learning/tfjs/webgpu/webGpuEngine.ts';
import { TINY_NETWORK, tinyBatches } from '../../src/testing/tinyNetwork.ts';
import { initialParameters } from '../../src/learning/network/initialise.ts';
import { PRESETS } from '../../src/learning/network/layout.ts';
import { trainingBatches } from '../../src/core/dataset/batches.ts';
import { countEvents } from '../../src/core/encoding/encodedPiece.ts';
import { randomPiece } from '../../src/testing/randomScore.ts';

async function profile(device: GPUDevice, step: () => Promise<unknown>) {
  const proto = GPUComputePassEncoder.prototype as any;
  const { setPipeline, setBindGroup, dispatchWorkgroups } = proto;
  const log: any[] = []; let p: any, g: any;
  proto.setPipeline = function (x: any) { p = x; return setPipeline.call(this, x); };
  proto.setBindGroup = function (i: any, x: any) { g = x; return setBindGroup.call(this, i, x); };
  proto.dispatchWorkgroups = function (...w: any[]) { log.push([p, g, w]); return dispatchWorkgroups.apply(this, w); };
  await step();
  Object.assign(proto, { setPipeline, setBindGroup, dispatchWorkgroups });
  const sums = new Map<string, [number, number]>();
  for (let i = 0; i < log.length; i++) {
    const [p, g, w] = log[i];
    const t0 = performance.now();
    const e = device.createCommandEncoder(); const pass = e.beginComputePass();
    pass.setPipeline(p); pass.setBindGroup(0, g); pass.dispatchWorkgroups(...(w as [number, number])); pass.end();
    device.queue.submit([e.finish()]); await device.queue.onSubmittedWorkDone();
    const s = sums.get(p.label) ?? [0, 0]; s[0] += performance.now() - t0; s[1]++; sums.set(p.label, s);
  }
  return [log.length, ...[...sums].sort((a, b) => b[1][0] - a[1][0]).map(([l, [t, n]]) => `${l}: ${t.toFixed(1)} ms / ${n}`)];
}
export async function tiny() {
  await startBackend('webgpu');
  const [batch] = tinyBatches(1);
  const engine = await WebGpuEngine.create(tfjsDevice(), TINY_NETWORK, initialParameters(TINY_NETWORK, createRandom(3)), { kind: 'step', rows: 4 });
  const step = () => engine.step(batch!, { learningRate: 0.01, dropout: null });
  await step(); await step();
  const t0 = performance.now(); for (let i = 0; i < 10; i++) await step();
  return [(performance.now() - t0) / 10, ...(await profile(tfjsDevice(), step))];
}
export async function lm() {
  await startBackend('webgpu');
  const random = createRandom(1);
  const shape = SHAPES.S;
  const p = Float32Array.from({ length: languageModelSize(shape) }, () => 0.1 * random.normal());
  const t = Int32Array.from({ length: 2048 }, () => random.integer(128));
  const m = await WebGpuLanguageModel.create(tfjsDevice(), shape, p);
  const step = () => m.step(t, t, 1e-3);
  await step();
  const out: unknown[] = [];
  for (let i = 0; i < 3; i++) { const s = performance.now(); await step(); out.push(performance.now() - s); }
  return [...out, ...(await profile(tfjsDevice(), step))];
}
export async function preset(name: 'S' | 'M', streams: number, steps: number) {
  await startBackend('webgpu');
  const random = createRandom(3);
  const spec = PRESETS[name];
  const excerpts = Array.from({ length: 16 }, () => { const piece = randomPiece(random, 200); return { piece, from: 0, to: countEvents(piece), isToEnd: true }; });
  const batches = trainingBatches(excerpts, { streams, steps, augment: true }, random);
  const engine = await WebGpuEngine.create(tfjsDevice(), spec, initialParameters(spec, random));
  const b = batches.next().value;
  const step = () => engine.step(b, { learningRate: 1e-3, dropout: null });
  await step();
  const out: unknown[] = [];
  for (let i = 0; i < 2; i++) { const s = performance.now(); await step(); out.push(performance.now() - s); }
  return [...out, ...(await profile(tfjsDevice(), step))];
}
