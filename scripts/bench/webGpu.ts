// The WebGPU figures of `bench train`: the engine against stock TensorFlow.js on the same device. On a
// software adapter they only guard the ratio, in few rounds, for stock takes some ten seconds a step there.
import type { Bench } from './bench.ts';
import { median } from './train.ts';

const MODULE = '/scripts/bench/webGpu.page.ts';
const TRAIN_MODULE = '/scripts/bench/train.page.ts';

export async function benchWebGpu(bench: Bench): Promise<void> {
  const { adapter, isHardware } = await bench.call<{ adapter: string; isHardware: boolean }>(
    MODULE,
    'start',
  );
  bench.log('WebGPU adapter', adapter);
  bench.record(
    'train.webgpu.gradient.worstRelativeL2',
    await bench.call<number>(MODULE, 'worstWebGpuGradientDistance'),
  );
  const fromStock = await bench.call<number>(MODULE, 'worstWebGpuDistanceFromStock');
  bench.record('train.webgpu.gradient.worstRelativeL2FromStock', fromStock);
  if (!(fromStock < 1e-4)) throw new Error(`the language model is not tfjs': ${fromStock}`);

  for (const shape of isHardware ? (['S', 'M'] as const) : (['S'] as const)) {
    const [own, stock] = [`train.${shape}.webgpu`, `train.stock.webgpu.${shape}`];
    const { decomposition, dispatches } = await bench.call<{
      decomposition: string;
      dispatches: number;
    }>(MODULE, 'prepareWebGpu', own, shape);
    bench.log(`${own}: recurrence by`, decomposition);
    bench.record(`${own}.dispatches`, dispatches);
    await bench.call(TRAIN_MODULE, 'prepareStock', stock, shape, 'webgpu');
    const speeds = await race(bench, [own, stock], isHardware ? 7 : 3, isHardware ? 5 : 1);
    const ratios = speeds.get(own)!.map((speed, round) => speed / speeds.get(stock)![round]!);
    bench.record(`${own}.vsStockWebgpu`, median(ratios));
  }
  if (!isHardware) return;
  const presets = (['S', 'M', 'L'] as const).map((preset) => `train.preset.${preset}.webgpu`);
  for (const name of presets)
    await bench.call(MODULE, 'prepareWebGpuPreset', name, name.split('.')[2]);
  await race(bench, presets, 7, 5, 'notes');
}

/** In turns of so many steps; each entry's median speed per round, of which it records the median. */
async function race(
  bench: Bench,
  names: readonly string[],
  rounds: number,
  steps: number,
  unit = 'tokens',
): Promise<Map<string, number[]>> {
  const speeds = new Map<string, number[]>(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round++)
    for (const name of names) {
      const turn = await bench.call<number[]>(TRAIN_MODULE, 'measure', name, 0, steps);
      // The first round compiles and warms up.
      if (round >= 0) speeds.get(name)!.push(median(turn));
    }
  for (const [name, ofRounds] of speeds) bench.record(`${name}.${unit}PerSecond`, median(ofRounds));
  return speeds;
}
