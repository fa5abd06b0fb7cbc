// Kernels that look up, spread and mask the rows of a matrix.
import type { Kernel } from './kernel.ts';
import type { Matrix } from './multiply.ts';
import type { Recording } from './recording.ts';

const WIDE = [64, 1] as const;

const embedKernel: Kernel<
  'parameters' | 'ids' | 'out',
  'table' | 'width' | 'start' | 'stride' | 'rows' | 'field' | 'fields'
> = {
  label: 'embed',
  buffers: { parameters: 'read f32', ids: 'read u32', out: 'write f32' },
  uniforms: ['table', 'width', 'start', 'stride', 'rows', 'field', 'fields'],
  workgroup: WIDE,
  main: `
  let row = id.x / p.width;
  let i = id.x % p.width;
  if (row >= p.rows) { return; }
  out[p.start + row * p.stride + i] = parameters[p.table + ids[row * p.fields + p.field] * p.width + i];`,
};

/** One column of [N, fields] ids. */
export interface Ids {
  readonly buffer: GPUBuffer;
  readonly field: number;
  readonly fields: number;
}

/** out[row] = table[id of the row] */
export function embed(recording: Recording, table: Matrix, ids: Ids, out: Matrix): void {
  const { columns: width, rows, stride, offset: start } = out;
  const { buffer, field, fields } = ids;
  recording.add(
    embedKernel,
    { parameters: table.buffer, ids: buffer, out: out.buffer },
    { table: table.offset, width, start, stride, rows, field, fields },
    [rows * width, 1],
  );
}

const spreadKernel: Kernel<'bytes' | 'out', 'width' | 'start' | 'stride' | 'rows'> = {
  label: 'spread bytes',
  buffers: { bytes: 'read u32', out: 'write f32' },
  uniforms: ['width', 'start', 'stride', 'rows'],
  workgroup: WIDE,
  main: `
  let row = id.x / p.width;
  if (row >= p.rows) { return; }
  let byte = extractBits(bytes[id.x / 4u], 8u * (id.x % 4u), 8u);
  out[p.start + row * p.stride + id.x % p.width] = f32(byte);`,
};

/** Bytes [rows, columns] as floats. */
export function spreadBytes(recording: Recording, bytes: GPUBuffer, out: Matrix): void {
  const { columns: width, rows, stride, offset: start } = out;
  recording.add(spreadKernel, { bytes, out: out.buffer }, { width, start, stride, rows }, [
    rows * width,
    1,
  ]);
}

const maskKernel: Kernel<
  'mask' | 'x',
  'start' | 'stride' | 'rows' | 'columns' | 'streams' | 'mask_row'
> = {
  label: 'mask rows',
  buffers: { mask: 'read f32', x: 'write f32' },
  uniforms: ['start', 'stride', 'rows', 'columns', 'streams', 'mask_row'],
  workgroup: WIDE,
  main: `
  let row = id.x / p.columns;
  let column = id.x % p.columns;
  if (row >= p.rows) { return; }
  x[p.start + row * p.stride + column] *= mask[row % p.streams * p.mask_row + column];`,
};

/** Multiplies each row of `x` by its stream's row of `mask`, whose first columns are those of x. */
export function maskRows(recording: Recording, x: Matrix, mask: Matrix): void {
  const { offset: start, stride, rows, columns } = x;
  recording.add(
    maskKernel,
    { mask: mask.buffer, x: x.buffer },
    { start, stride, rows, columns, streams: mask.rows, mask_row: mask.stride },
    [rows * columns, 1],
  );
}
