// `bench train`: the wasm engine, stock TensorFlow.js and PyTorch on the same language model, in turns, so
// that whatever else the machine does spares none of them; then the app's own presets.
import type { Bench } from './bench.ts';
import { startTorch, type TorchThreads } from './torch.ts';
import type { ShapeName } from './train.page.ts';

const ROUNDS = 7;
const MODULE = '/scripts/bench/train.page.ts';
/** The first is PyTorch on one thread; on several the best counts. */
const TORCH: readonly (TorchThreads & { readonly name: string })[] = [
  { name: 'torch1', blas: 1, torch: 1 },
  { name: 'torch1blas2', blas: 2, torch: 1 },
  { name: 'torch2', blas: 2, torch: 2 },
];
/** Seconds of a turn. */
const TURN = { S: 0.6, M: 1.8 } as const;

interface Entry {
  readonly name: string;
  /** @returns units per second of each step of one turn */
  readonly turn: () => Promise<number[]>;
}

export async function benchTrain(bench: Bench): Promise<void> {
  await checkGradients(bench);
  const torch = await startTorch(TORCH);
  for (const shape of ['S', 'M'] as const) {
    const entries: Entry[] = [];
    const onPage = (name: string): void => {
      const turn = (): Promise<number[]> =>
        bench.call<number[]>(MODULE, 'measure', name, TURN[shape], 3);
      entries.push({ name, turn });
    };
    for (const build of ['relaxed', 'simd'] as const)
      for (const threads of [1, 2]) {
        const name = `train.${shape}.wasm.${build}.${threads}t`;
        await bench.call(MODULE, 'prepareWasm', name, shape, build, threads);
        onPage(name);
      }
    torch.forEach((process, i) =>
      entries.push({
        name: `train.${TORCH[i]!.name}.${shape}`,
        turn: () => process.measure(shape, TURN[shape]),
      }),
    );
    if (shape === 'S') {
      await bench.call(MODULE, 'prepareStock', 'train.stock.wasm.S', shape, 'wasm');
      onPage('train.stock.wasm.S');
    }
    const speeds = await race(entries);
    report(bench, shape, speeds);
  }
  for (const process of torch) process.close();
  await benchStockWebgl(bench);
  await benchPresets(bench);
}

async function checkGradients(bench: Bench): Promise<void> {
  bench.log('kernels', await bench.call(MODULE, 'kernelSpeeds'));
  bench.record(
    'train.gradient.worstRelativeL2',
    await bench.call<number>(MODULE, 'worstGradientDistance'),
  );
  const fromStock = await bench.call<number>(MODULE, 'worstDistanceFromStock');
  bench.record('train.gradient.worstRelativeL2FromStock', fromStock);
  if (!(fromStock < 1e-4)) throw new Error(`the language model is not tfjs': ${fromStock}`);
  const { tensors, bytes } = await bench.call<{ tensors: number; bytes: number }>(
    MODULE,
    'memoryOver500Steps',
  );
  bench.record('train.memory.leakedTensors', tensors);
  bench.record('train.memory.grownBytes', bytes);
}

/** Medians of the turns of each entry, by name. */
async function race(entries: readonly Entry[]): Promise<Map<string, number[][]>> {
  const speeds = new Map<string, number[][]>(entries.map(({ name }) => [name, []]));
  for (let round = -1; round < ROUNDS; round++)
    for (const { name, turn } of entries) {
      const steps = await turn();
      // The first round warms up.
      if (round >= 0) speeds.get(name)!.push(steps);
    }
  return speeds;
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
export const median = (values: readonly number[]): number =>
  sorted(values)[Math.floor(values.length / 2)]!;

function report(bench: Bench, shape: ShapeName, speeds: Map<string, number[][]>): void {
  for (const [name, turns] of speeds) {
    bench.record(`${name}.tokensPerSecond`, median(turns.map(median)));
    bench.record(`${name}.bestTokensPerSecond`, Math.max(...turns.flat()));
  }
  /** Median over the rounds of the ratio within a round, and the ratio of the best steps. */
  const compare = (name: string, rivals: string[], figure: string): void => {
    const own = speeds.get(name)!;
    const others = rivals.flatMap((rival) => {
      const turns = speeds.get(rival);
      return turns ? [turns] : [];
    });
    if (others.length === 0) return;
    const ratios = own.map(
      (turn, round) => median(turn) / Math.max(...others.map((turns) => median(turns[round]!))),
    );
    bench.record(`${name}.${figure}`, median(ratios));
    bench.record(`${name}.${figure}.best`, Math.max(...own.flat()) / Math.max(...others.flat(2)));
  };
  const torch = TORCH.map(({ name }) => `train.${name}.${shape}`);
  for (const build of ['relaxed', 'simd']) {
    const [one, two] = [1, 2].map((threads) => `train.${shape}.wasm.${build}.${threads}t`);
    compare(one!, torch.slice(0, 1), 'vsTorch1');
    compare(one!, ['train.stock.wasm.S'], 'vsStockBest');
    compare(two!, torch, 'vsTorchBest');
    compare(two!, [one!], 'vsOneThread');
  }
}

/** Its steps take seconds in software, so it stands alone and its warm-up is not repeated. */
async function benchStockWebgl(bench: Bench): Promise<void> {
  const name = 'train.stock.webgl.S';
  await bench.call(MODULE, 'prepareStock', name, 'S', 'webgl');
  await bench.call(MODULE, 'measure', name, 0, 1);
  const speeds = await bench.call<number[]>(MODULE, 'measure', name, 0, 5);
  bench.record(`${name}.tokensPerSecond`, median(speeds));
  bench.record(`${name}.bestTokensPerSecond`, Math.max(...speeds));
}

async function benchPresets(bench: Bench): Promise<void> {
  const entries: Entry[] = [];
  for (const preset of ['S', 'M', 'L'] as const)
    for (const threads of [1, 2]) {
      const name = `train.preset.${preset}${threads === 1 ? '' : `.${threads}t`}`;
      await bench.call(MODULE, 'preparePreset', name, preset, threads);
      entries.push({ name, turn: () => bench.call<number[]>(MODULE, 'measure', name, 0.5, 3) });
    }
  for (const [name, turns] of await race(entries)) {
    bench.record(`${name}.notesPerSecond`, median(turns.map(median)));
    bench.record(`${name}.bestNotesPerSecond`, Math.max(...turns.flat()));
  }
}
