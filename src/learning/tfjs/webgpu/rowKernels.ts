// Kernels that look up, spread, mask and sum rows. Sums run down the rows in a fixed order and so give the
// same bits every time; WGSL has no atomic addition of floats anyway.
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

const COLUMNS = 16;
/** Invocations that share a column of a class; most classes have few rows. */
const CLASS_SLICES = 4;
const COLUMN_SLICES = 16;

/** Adds up the slices' `sum` in local.y = 0. */
const addSlices = (slices: number): string => `
  sums[local.y * ${COLUMNS}u + local.x] = sum;
  workgroupBarrier();
  if (local.y > 0u || id.x >= p.columns) { return; }
  for (var slice = 1u; slice < ${slices}u; slice++) { sum += sums[slice * ${COLUMNS}u + local.x]; }`;

const sumByIdKernel: Kernel<
  'source' | 'order' | 'starts' | 'out',
  'start' | 'stride' | 'columns' | 'order_start' | 'first' | 'out_start'
> = {
  label: 'sum rows by id',
  buffers: { source: 'read f32', order: 'read u32', starts: 'read u32', out: 'write f32' },
  uniforms: ['start', 'stride', 'columns', 'order_start', 'first', 'out_start'],
  workgroup: [COLUMNS, CLASS_SLICES],
  declarations: `var<workgroup> sums: array<f32, ${COLUMNS * CLASS_SLICES}>;`,
  main: `
  let class_at = p.first + group.y;
  let column = min(id.x, p.columns - 1u);
  var sum = 0.0;
  for (var at = starts[class_at] + local.y; at < starts[class_at + 1u]; at += ${CLASS_SLICES}u) {
    sum += source[p.start + order[p.order_start + at] * p.stride + column];
  }
  ${addSlices(CLASS_SLICES)}
  out[p.out_start + group.y * p.columns + id.x] = sum;`,
};

/** Rows grouped by the ids of one field; see `groupRowsById`. */
export interface RowGroups {
  readonly order: GPUBuffer;
  readonly starts: GPUBuffer;
  readonly field: number;
  /** Place of the field's first class in `starts`. */
  readonly first: number;
}

/** The gradient of a table that was looked up: out[id] = Σ source[row] over the rows of that id. */
export function sumRowsById(
  recording: Recording,
  source: Matrix,
  groups: RowGroups,
  out: Matrix,
): void {
  const { offset: start, stride, rows, columns } = source;
  const { order, starts, field, first } = groups;
  recording.add(
    sumByIdKernel,
    { source: source.buffer, order, starts, out: out.buffer },
    { start, stride, columns, order_start: field * rows, first, out_start: out.offset },
    [columns, out.rows * CLASS_SLICES],
  );
}

const sumColumnsKernel: Kernel<
  'source' | 'out',
  'start' | 'stride' | 'rows' | 'columns' | 'out_start'
> = {
  label: 'sum columns',
  buffers: { source: 'read f32', out: 'write f32' },
  uniforms: ['start', 'stride', 'rows', 'columns', 'out_start'],
  workgroup: [COLUMNS, COLUMN_SLICES],
  declarations: `var<workgroup> sums: array<f32, ${COLUMNS * COLUMN_SLICES}>;`,
  main: `
  let column = min(id.x, p.columns - 1u);
  var sum = 0.0;
  for (var row = local.y; row < p.rows; row += ${COLUMN_SLICES}u) {
    sum += source[p.start + row * p.stride + column];
  }
  ${addSlices(COLUMN_SLICES)}
  out[p.out_start + id.x] = sum;`,
};

/** The sum of each column, into a row vector. */
export function sumColumns(recording: Recording, source: Matrix, out: Matrix): void {
  const { offset: start, stride, rows, columns } = source;
  recording.add(
    sumColumnsKernel,
    { source: source.buffer, out: out.buffer },
    { start, stride, rows, columns, out_start: out.offset },
    [columns, 1],
  );
}
