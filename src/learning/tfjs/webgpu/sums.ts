// Sums: of everything, of columns, of the rows that share an id. All run in a fixed order and so give the
// same bits every time; WGSL has no atomic addition of floats anyway.
import type { Kernel } from './kernel.ts';
import type { Matrix } from './multiply.ts';
import type { Recording } from './recording.ts';

const SUMMANDS = 256;
const sumKernel: Kernel<'x' | 'total', 'count'> = {
  label: 'sum',
  buffers: { x: 'read f32', total: 'write f32' },
  uniforms: ['count'],
  workgroup: [SUMMANDS, 1],
  declarations: `var<workgroup> sums: array<f32, ${SUMMANDS}>;`,
  main: `
  var sum = 0.0;
  for (var at = local.x; at < p.count; at += ${SUMMANDS}u) { sum += x[at]; }
  sums[local.x] = sum;
  workgroupBarrier();
  if (local.x > 0u) { return; }
  for (var slice = 1u; slice < ${SUMMANDS}u; slice++) { sum += sums[slice]; }
  total[0] = sum;`,
};

/** The sum of `count` numbers into `total`. */
export function sumAll(recording: Recording, x: GPUBuffer, count: number, total: GPUBuffer): void {
  recording.add(sumKernel, { x, total }, { count }, [1, 1]);
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
