// Which build and which tile is fastest here is a matter of browser and processor, so it is measured: a
// product as large as a small layer's time step, some tens of milliseconds in all.
import { compileKernels, instantiateKernels, supportedBuilds, type Build } from './builds.ts';
import { KernelMemory, Region } from './memory.ts';
import { allocatePacked, matrix, Products } from './products.ts';

/** How the kernels are to run. */
export interface KernelChoice {
  readonly build: Build;
  /** Height of the product tiles. */
  readonly tileRows: 4 | 6;
}

export interface TimedChoice extends KernelChoice {
  /** Of the product alone, at best: 10⁹ multiplications and additions per second. */
  readonly gigaflops: number;
}

/** Long enough for the browser to have replaced the baseline code by the optimised one. */
const MILLISECONDS = 80;
const ROWS = 24;
const DEPTH = 128;
const COLUMNS = 512;

/** All candidates this browser can run, the fastest first; empty where wasm has no vectors. */
export async function timeKernels(): Promise<TimedChoice[]> {
  const candidates = (await Promise.all(supportedBuilds().map(prepare))).flat();
  const endAt = performance.now() + MILLISECONDS;
  // In turns, so that a busy moment of the machine spares nobody.
  while (performance.now() < endAt) for (const candidate of candidates) candidate.round();
  return candidates
    .map(({ choice, best }) => ({
      ...choice,
      gigaflops: (2 * ROWS * DEPTH * COLUMNS) / best() / 1e6,
    }))
    .sort((a, b) => b.gigaflops - a.gigaflops);
}

interface Candidate {
  readonly choice: KernelChoice;
  readonly round: () => void;
  /** Milliseconds of a product. */
  readonly best: () => number;
}

async function prepare(build: Build): Promise<Candidate[]> {
  const module = await compileKernels(build);
  return ([4, 6] as const).map((tileRows) => {
    const memory = KernelMemory.create();
    const kernels = instantiateKernels(module, memory.memory);
    kernels.setTileRows(tileRows);
    const region = new Region();
    const products = new Products(kernels, region, COLUMNS);
    const x = matrix(region.floats(ROWS * DEPTH), ROWS, DEPTH);
    const b = allocatePacked(region, DEPTH, COLUMNS);
    const out = matrix(region.floats(ROWS * COLUMNS), ROWS, COLUMNS);
    memory.reserve(region.end);
    let best = Infinity;
    return {
      choice: { build, tileRows },
      round: () => {
        // Several, as the clock may be coarse.
        const repeats = 8;
        const startedAt = performance.now();
        for (let i = 0; i < repeats; i++) products.multiply(x, b, out);
        const elapsed = (performance.now() - startedAt) / repeats;
        if (elapsed > 0) best = Math.min(best, elapsed);
      },
      best: () => best,
    };
  });
}
