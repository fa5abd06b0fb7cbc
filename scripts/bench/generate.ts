// `bench generate`: events written per second, one at a time.
import type { Bench } from './bench.ts';
import { median } from './train.ts';

const ROUNDS = 7;
const MODULE = '/scripts/bench/generate.page.ts';
const SECONDS = 0.4;

export async function benchGenerate(bench: Bench): Promise<void> {
  const plain = 'generate.H256x2';
  const names = [plain, `${plain}.simd`, 'generate.stock.wasm', 'generate.stock.cpu'];
  await bench.call(MODULE, 'prepareWasm', plain, 'relaxed');
  await bench.call(MODULE, 'prepareWasm', `${plain}.simd`, 'simd');
  const turns = new Map<string, number[]>();
  const measure = async (name: string): Promise<void> => {
    const speed = await bench.call<number>(MODULE, 'measure', name, SECONDS);
    turns.set(name, [...(turns.get(name) ?? []), speed]);
  };
  for (const preset of ['S', 'M', 'L']) {
    const name = `generate.preset.${preset}`;
    await bench.call(MODULE, 'preparePreset', name, preset, 'relaxed');
    names.push(name);
  }
  for (const backend of ['cpu', 'wasm'])
    await bench.call(MODULE, 'prepareStock', `generate.stock.${backend}`, backend);
  for (let round = 0; round <= ROUNDS; round++)
    for (const name of names) {
      const stock = /^generate\.stock\.(.*)$/.exec(name)?.[1];
      // tfjs has one current backend for all.
      if (stock !== undefined) await bench.call(MODULE, 'startBackend', stock);
      await measure(name);
    }
  // The first round warmed up.
  const result = new Map([...turns].map(([name, speeds]) => [name, median(speeds.slice(1))]));
  for (const [name, speed] of result)
    bench.record(`${name}.${name.includes('preset') ? 'notes' : 'steps'}PerSecond`, speed);
  const stock = Math.max(result.get('generate.stock.wasm')!, result.get('generate.stock.cpu')!);
  bench.record('generate.vsTfjsBest', result.get(plain)! / stock);
}
