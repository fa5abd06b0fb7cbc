// Every way a product can go, whole and by one and two levels of Strassen's, against sums in float64.
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { distance } from '../reference/distance.ts';
import { compileKernels, instantiateKernels } from './builds.ts';
import { KernelMemory, Region } from './memory.ts';
import {
  allocatePacked,
  matrix,
  packing,
  packingTransposed,
  Products,
  roundUp8,
  type Matrix,
} from './products.ts';

/** Rows of a product, as many as are packed at a time. */
const ROWS = 48;
/** Floats behind everything that is given out. */
const GUARD = 16;

class GuardedRegion extends Region {
  readonly guards: number[] = [];

  override bytes(count: number): number {
    const at = super.bytes(count);
    this.guards.push(super.bytes(4 * GUARD));
    return at;
  }
}

const random = createRandom(7);
const module = await compileKernels('simd');

interface Bench {
  readonly products: Products;
  readonly memory: KernelMemory;
  readonly region: Region;
  /** A matrix of random numbers. */
  readonly fill: (rows: number, columns: number, width?: number) => Matrix;
}

function prepare(tileRows: number, gradients?: { rows: number; size: number }): Bench {
  const memory = KernelMemory.create();
  const kernels = instantiateKernels(module, memory.memory);
  kernels.setTileRows(tileRows);
  const region = new Region();
  const products = new Products(kernels, region, 1024, gradients);
  const fill: Bench['fill'] = (rows, columns, width = columns) => {
    const filled = matrix(region.floats(rows * width), rows, columns, width);
    memory.reserve(region.end);
    memory.floats(filled.at, rows * width).forEach((_, i, floats) => (floats[i] = random.normal()));
    return filled;
  };
  return { products, memory, region, fill };
}

/** Row after row without gaps. */
function valuesOf(memory: KernelMemory, { at, rows, columns, width }: Matrix): Float32Array {
  const floats = memory.floats(at, rows * width);
  return Float32Array.from(
    { length: rows * columns },
    (_, i) => floats[Math.floor(i / columns) * width + (i % columns)]!,
  );
}

/** start + x[rows, depth] · y[depth, columns] */
function expected(x: Float32Array, y: Float32Array, rows: number, start: Float32Array) {
  const [depth, columns] = [x.length / rows, start.length / rows];
  return Float64Array.from(start, (from, at) => {
    const [i, j] = [Math.floor(at / columns), at % columns];
    let sum = from;
    for (let k = 0; k < depth; k++) sum += x[i * depth + k]! * y[k * columns + j]!;
    return sum;
  });
}

function transposed(x: Float32Array, rows: number): Float32Array {
  const columns = x.length / rows;
  return x.map((_, i) => x[(i % rows) * columns + Math.floor(i / rows)]!);
}

describe.each([4, 6])('tiles of %i rows', (tileRows) => {
  test.each([
    // rows, columns, depth, levels
    [7, 13, 5, 0],
    [32, 144, 100, 0],
    [101, 40, 300, 0],
    // Two rows at a time, with three panels, two and one.
    [2, 48, 20, 0],
    [8, 32, 20, 0],
    [14, 8, 21, 0],
    [8, 128, 128, 1],
    [32, 144, 200, 1],
    // More than a block of rows and of depth, and a remainder of both.
    [104, 128, 528, 1],
    [16, 128, 256, 1],
    [16, 128, 512, 2],
    [32, 1024, 256, 2],
    // A remainder of the strip, too.
    [112, 160, 1040, 2],
  ])('%i × %i, depth %i, levels: %i', (rows, columns, depth, levels) => {
    const { products, memory, region, fill } = prepare(tileRows);
    const { kernels } = products;
    const x = fill(rows, depth, depth + 4);
    const out = fill(rows, roundUp8(columns));
    const weights = fill(depth, columns);
    const packed = allocatePacked(region, depth, columns, [rows], levels === 2 ? 64 : 1);
    memory.reserve(region.end);
    expect(packed.levels).toBe(levels);
    // Sums of sums lose about a bit by level.
    const tolerance = levels === 2 ? 2e-6 : 1e-6;
    const wanted = (start: Float32Array): Float64Array =>
      expected(valuesOf(memory, x), valuesOf(memory, weights), rows, start);
    const within = { ...out, columns };
    const before = valuesOf(memory, within);

    packing(kernels, weights, packed).pack();
    products.multiply(x, packed, out, true);
    expect(distance(valuesOf(memory, within), wanted(before))).toBeLessThan(tolerance);
    products.multiply(x, packed, out);
    const product = valuesOf(memory, within);
    expect(distance(product, wanted(before.fill(0)))).toBeLessThan(tolerance);

    // The same weights, given the other way round.
    const turned = fill(columns, depth);
    memory.floats(turned.at, columns * depth).set(transposed(valuesOf(memory, weights), depth));
    packingTransposed(kernels, turned, packed).pack();
    products.multiply(x, packed, out);
    expect(valuesOf(memory, within)).toEqual(product);
  });

  test.each([
    // depth, rows, columns
    [10, 7, 13],
    [300, 24, 40],
    [512, 104, 144],
    // One level, and products that are kept, in blocks of which the last is short.
    [128, 96, 128],
    [1040, 112, 160],
    // Two levels of one block and of several, with a remainder of the strip and of the rows.
    [256, 128, 512],
    [256, 272, 128],
    [1040, 144, 224],
    // So large that blocks are longer, by two levels and by one.
    [1040, 272, 512],
    [1032, 264, 512],
  ])('gradients: %i rows of %i and %i', (depth, rows, columns) => {
    const { products, memory, fill } = prepare(tileRows, { rows: depth, size: rows * columns });
    const y = fill(depth, columns, roundUp8(columns));
    const x = fill(depth, rows);
    const out = fill(rows, roundUp8(columns));
    const within = { ...out, columns };
    const before = valuesOf(memory, within);
    products.addTransposed(y, [{ x, out }]);
    const wanted = expected(
      transposed(valuesOf(memory, x), depth),
      valuesOf(memory, y),
      rows,
      before,
    );
    expect(distance(valuesOf(memory, within), wanted)).toBeLessThan(1e-6);
  });

  test.each([
    // Rows of each gradient; whether their products can be kept.
    [[128, 104], true],
    [[128, 104], false],
    [[272, 32], true],
  ])('gradients of %j rows that share an operand, kept: %s', (rows, isKept) => {
    const depth = 512;
    const columns = 128;
    const size = isKept ? columns * Math.max(...rows) : 0;
    const { products, memory, fill } = prepare(tileRows, { rows: depth, size });
    const y = fill(depth, columns, columns + 8);
    const pairs = rows.map((count) => ({
      x: fill(depth, count, count + 24),
      out: fill(count, columns, columns + 40),
    }));
    const before = pairs.map(({ out }) => valuesOf(memory, out));
    products.addTransposed(y, pairs);
    pairs.forEach(({ x, out }, i) => {
      const left = transposed(valuesOf(memory, x), depth);
      const wanted = expected(left, valuesOf(memory, y), out.rows, before[i]!);
      expect(distance(valuesOf(memory, out), wanted)).toBeLessThan(1e-6);
    });
  });

  test.each([
    // Widest product, and the gradients to be kept.
    [1024, { rows: 512, size: 272 * 1024 }],
    [1024, { rows: 0, size: 0 }],
    [128, { rows: 0, size: 0 }],
  ])('products up to %i wide write nothing beyond what they were given (%j)', (widest, kept) => {
    const memory = KernelMemory.create();
    const kernels = instantiateKernels(module, memory.memory);
    kernels.setTileRows(tileRows);
    const region = new GuardedRegion();
    const products = new Products(kernels, region, widest, kept);
    const depths = [128, 256, 528, 1024, 1040, 2048];
    const packed = depths.flatMap((depth) =>
      [128, 160, 192, 400, 1024]
        .filter((columns) => columns <= widest)
        .map((columns) => allocatePacked(region, depth, columns, [ROWS], 64)),
    );
    const x = region.floats(2048 * 1024);
    const out = region.floats(2048 * 1024);
    memory.reserve(region.end);
    for (const at of region.guards) memory.floats(at, GUARD).fill(7);
    for (const to of packed) {
      packing(kernels, matrix(x, to.depth, to.columns), to).pack();
      products.multiply(matrix(x, ROWS, to.depth), to, matrix(out, ROWS, to.columns));
    }
    for (const depth of [256, 512, 1040])
      for (const rows of [96, 256, 272]) {
        const to = { x: matrix(x, depth, rows), out: matrix(out, rows, widest) };
        products.addTransposed(matrix(x, depth, widest), [to]);
      }
    const guards = region.guards.map((at) => [...memory.floats(at, GUARD)]);
    expect(guards).toEqual(guards.map(() => Array<number>(GUARD).fill(7)));
  });
});

test('rows that were not announced are refused', () => {
  const { products, memory, region, fill } = prepare(4);
  const packed = allocatePacked(region, 128, 128, [8]);
  memory.reserve(region.end);
  expect(() => products.multiply(fill(9, 128), packed, fill(9, 128))).toThrow(RangeError);
});
