// Matrix products: 4 × 4 of the result per invocation, kept in registers; the 8 × 8 invocations of a
// workgroup read the same rows and columns through the cache. Without shared memory this is what passed
// 1 TFLOPS in Nussbaum's "Optimizing a WebGPU Matmul Kernel" (2024), and it needs no barrier.
import { unrolled, type Kernel } from './kernel.ts';
import type { Recording } from './recording.ts';

/** A matrix within a buffer of floats, row by row. */
export interface Matrix {
  readonly buffer: GPUBuffer;
  /** Of the first element, in floats. */
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
  /** Floats from row to row. */
  readonly stride: number;
}

export function matrix(
  buffer: GPUBuffer,
  rows: number,
  columns: number,
  { offset = 0, stride = columns }: { offset?: number; stride?: number } = {},
): Matrix {
  return { buffer, offset, rows, columns, stride };
}

/** The columns [from, from + count). */
export function columnsOf(whole: Matrix, from: number, count: number): Matrix {
  return { ...whole, offset: whole.offset + from, columns: count };
}

export interface Product {
  readonly a: Matrix;
  readonly b: Matrix;
  readonly into: Matrix;
  /** `a`: aᵀ · b. `b`: a · bᵀ. */
  readonly transpose?: 'a' | 'b';
  /** What the sums start from: 0, what `into` holds, or a row vector at this offset of b's buffer. */
  readonly start?: 'zero' | 'result' | { readonly bias: number };
}

type Start = 'zero' | 'result' | 'bias';
type Form = 'plain' | 'a' | 'b';

const UNIFORMS = [
  'rows',
  'columns',
  'depth',
  'a_start',
  'a_row',
  'a_step',
  'b_start',
  'b_step',
  'b_column',
  'c_start',
  'c_row',
  'bias',
] as const;
const WORKGROUP = [8, 8] as const;
type ProductKernel = Kernel<'a' | 'b' | 'c', (typeof UNIFORMS)[number]>;

/** Four products of a row of `a` with four columns: one step of the depth. */
const INNER: Record<Form, string> = {
  plain: `
    let b0 = b[b_at]; let b1 = b[b_at + p.b_step];
    let b2 = b[b_at + 2u * p.b_step]; let b3 = b[b_at + 3u * p.b_step];
    b_at += 4u * p.b_step;
    ${unrolled(4, (i) => `let a${i} = a[row${i} + k]; c${i} += a${i}.x * b0 + a${i}.y * b1 + a${i}.z * b2 + a${i}.w * b3;`)}`,
  a: `
    let a_k = a[p.a_start + k * p.a_step + id.y];
    let b_k = b[b_at];
    b_at += p.b_step;
    ${unrolled(4, (i) => `c${i} += a_k[${i}] * b_k;`)}`,
  b: `
    let b0 = b[b_at + k]; let b1 = b[b_at + p.b_column + k];
    let b2 = b[b_at + 2u * p.b_column + k]; let b3 = b[b_at + 3u * p.b_column + k];
    ${unrolled(4, (i) => `let a${i} = a[row${i} + k]; c${i} += vec4f(dot(a${i}, b0), dot(a${i}, b1), dot(a${i}, b2), dot(a${i}, b3));`)}`,
};

/** Everything a multiple of four: starts and strides are counted in vectors of four floats. */
function vectorKernel(form: Form, start: Start): ProductKernel {
  const first = { zero: () => 'vec4f()', bias: () => 'b[p.bias + id.x]', result: cell }[start];
  return {
    label: `multiply ${form}, from ${start}`,
    buffers: { a: 'read vec4f', b: 'read vec4f', c: 'write vec4f' },
    uniforms: UNIFORMS,
    workgroup: WORKGROUP,
    main: `
  let row = 4u * id.y;
  if (4u * id.x >= p.columns || row >= p.rows) { return; }
  // Rows past the last one repeat it and are not stored.
  ${unrolled(4, (i) => `let r${i} = min(row + ${i}u, p.rows - 1u); let row${i} = p.a_start + r${i} * p.a_row;`)}
  ${unrolled(4, (i) => `var c${i} = ${first(i)};`)}
  var b_at = p.b_start + ${form === 'b' ? '4u * id.x * p.b_column' : 'id.x'};
  for (var k = 0u; k < p.depth${form === 'a' ? '' : ' / 4u'}; k++) {${INNER[form]}
  }
  ${unrolled(4, (i) => `if (row + ${i}u < p.rows) { ${cell(i)} = c${i}; }`)}`,
  };
}

const cell = (i: number): string => `c[p.c_start + r${i} * p.c_row + id.x]`;

/** Any sizes and strides. */
function scalarKernel(start: Start): ProductKernel {
  const at = (i: number, j: number): string => `c[p.c_start + r${i} * p.c_row + n${j}]`;
  const first = {
    zero: () => 'vec4f()',
    bias: () => `vec4f(${[0, 1, 2, 3].map((j) => `b[p.bias + n${j}]`).join(', ')})`,
    result: (i: number) => `vec4f(${[0, 1, 2, 3].map((j) => at(i, j)).join(', ')})`,
  }[start];
  return {
    label: `multiply any, from ${start}`,
    buffers: { a: 'read f32', b: 'read f32', c: 'write f32' },
    uniforms: UNIFORMS,
    workgroup: WORKGROUP,
    main: `
  let row = 4u * id.y;
  let column = 4u * id.x;
  if (column >= p.columns || row >= p.rows) { return; }
  ${unrolled(4, (i) => `let r${i} = min(row + ${i}u, p.rows - 1u); let n${i} = min(column + ${i}u, p.columns - 1u);`)}
  ${unrolled(4, (i) => `var c${i} = ${first(i)};`)}
  for (var k = 0u; k < p.depth; k++) {
    let a_at = p.a_start + k * p.a_step;
    let b_at = p.b_start + k * p.b_step;
    let b_k = vec4f(${[0, 1, 2, 3].map((j) => `b[b_at + n${j} * p.b_column]`).join(', ')});
    ${unrolled(4, (i) => `c${i} += a[a_at + r${i} * p.a_row] * b_k;`)}
  }
  ${unrolled(4, (i) => unrolled(4, (j) => `if (row + ${i}u < p.rows && column + ${j}u < p.columns) { ${at(i, j)} = c${i}[${j}]; }`))}`,
  };
}

/** Adds the dispatch of `into = a · b` (see Product). `into` may share no buffer with `a` or `b`. */
export function multiply(recording: Recording, product: Product): void {
  const { a, b, into, transpose, start = 'zero' } = product;
  const [rows, depth] = transpose === 'a' ? [a.columns, a.rows] : [a.rows, a.columns];
  const bias = typeof start === 'object' ? start.bias : 0;
  const strides = {
    a_row: transpose === 'a' ? 1 : a.stride,
    a_step: transpose === 'a' ? a.stride : 1,
    b_step: transpose === 'b' ? 1 : b.stride,
    b_column: transpose === 'b' ? b.stride : 1,
  };
  const startKind = typeof start === 'object' ? 'bias' : start;
  const lengths = [a, b, into].flatMap(({ offset, stride, columns }) => [offset, stride, columns]);
  const isVector = [...lengths, bias].every((length) => length % 4 === 0);
  const unit = isVector ? 4 : 1;
  recording.add(
    isVector ? vectorKernel(transpose ?? 'plain', startKind) : scalarKernel(startKind),
    { a: a.buffer, b: b.buffer, c: into.buffer },
    {
      rows,
      columns: into.columns,
      depth,
      a_start: a.offset / unit,
      b_start: b.offset / unit,
      c_start: into.offset / unit,
      c_row: into.stride / unit,
      bias: bias / unit,
      // Where a stride is 1 the vector kernels do not read it.
      a_row: Math.ceil(strides.a_row / unit),
      a_step: Math.ceil(strides.a_step / unit),
      b_step: Math.ceil(strides.b_step / unit),
      b_column: Math.ceil(strides.b_column / unit),
    },
    [Math.ceil(into.columns / 4), Math.ceil(rows / 4)],
  );
}
