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
    [16, 128, 256, 2],
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

  test('gradients that share an operand, one by two levels and one by none', () => {
    const { products, memory, fill } = prepare(tileRows, { rows: 512, size: 160 * 128 });
    const y = fill(512, 128);
    const outs = [128, 32].map((rows) => ({ x: fill(512, rows), out: fill(rows, 128) }));
    const before = outs.map(({ out }) => valuesOf(memory, out));
    products.addTransposed(y, outs);
    outs.forEach(({ x, out }, i) => {
      const left = transposed(valuesOf(memory, x), 512);
      const wanted = expected(left, valuesOf(memory, y), out.rows, before[i]!);
      expect(distance(valuesOf(memory, out), wanted)).toBeLessThan(1e-6);
    });
  });

  test('products write nothing beyond what they were given', () => {
    const memory = KernelMemory.create();
    const kernels = instantiateKernels(module, memory.memory);
    kernels.setTileRows(tileRows);
    const region = new Region();
    const guards: Matrix[] = [];
    const guard = (): void => {
      guards.push(matrix(region.floats(64), 1, 64));
    };
    guard();
    const products = new Products(kernels, region, 1024, { rows: 1024, size: 272 * 1024 });
    guard();
    const packed = [
      // depth, columns
      [256, 1024],
      [1040, 160],
      [128, 128],
      [528, 144],
    ].map(([depth, columns]) => {
      const to = allocatePacked(region, depth!, columns!, [48], 64);
      guard();
      return to;
    });
    const most = 1040 * 1024;
    const [x, out] = [region.floats(most), region.floats(most)];
    memory.reserve(region.end);
    for (const { at } of guards) memory.floats(at, 64).fill(7);
    for (const to of packed) {
      packing(kernels, matrix(x, to.depth, to.columns), to).pack();
      products.multiply(matrix(x, 48, to.depth), to, matrix(out, 48, to.columns));
    }
    for (const [rows, columns] of [
      [256, 1024],
      [272, 1024],
      [96, 128],
    ] as const)
      products.addTransposed(matrix(x, 1024, columns), [
        { x: matrix(x, 1024, rows), out: matrix(out, rows, columns) },
      ]);
    for (const { at } of guards)
      expect(memory.floats(at, 64)).toEqual(new Float32Array(64).fill(7));
  });
});

test('rows that were not announced are refused', () => {
  const { products, memory, region, fill } = prepare(4);
  const packed = allocatePacked(region, 128, 128, [8]);
  memory.reserve(region.end);
  expect(() => products.multiply(fill(9, 128), packed, fill(9, 128))).toThrow(RangeError);
});
