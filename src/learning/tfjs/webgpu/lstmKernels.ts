// The recurrence of an LSTM layer, forward and backward, in two decompositions: `step`, a dispatch per
// time step, spreads the batch's rows over the device; `sequence`, one dispatch for all steps, gives each
// workgroup a few rows and keeps their state on the chip. WGSL has no barrier across workgroups, so one
// cannot have both. Products with all rows at once (x · W and the gradients of the weights) stand outside
// (Appleyard et al. 2016, arXiv:1604.01946). All arrays are of vectors of four units.
import { unrolled, type Kernel } from './kernel.ts';

export interface Decomposition {
  readonly kind: 'step' | 'sequence';
  /** Streams per invocation: more share the reading of the weights, fewer run at a time. */
  readonly rows: number;
}

/** WebGPU's guaranteed workgroup memory in bytes and invocations. */
const WORKGROUP_BYTES = 16_384;
const WORKGROUP_INVOCATIONS = 256;

/** Whether the device can run it on layers of this size. `step` always can. */
export function fits({ kind, rows }: Decomposition, hiddenSize: number): boolean {
  if (kind === 'step') return true;
  return hiddenSize / 4 <= WORKGROUP_INVOCATIONS && rows * 16 * hiddenSize <= WORKGROUP_BYTES;
}

const STEP_WORKGROUP = 64;
const GATES = ['i', 'f', 'g', 'o'] as const;
const COMPONENTS = ['x', 'y', 'z', 'w'] as const;

// tanh and exp overflow on some devices where they need not; beyond these bounds f32 knows no difference.
const ACTIVATIONS = `
fn sigmoid(x: vec4f) -> vec4f { return 1.0 / (1.0 + exp(-max(x, vec4f(-80.0)))); }
fn squash(x: vec4f) -> vec4f { return tanh(clamp(x, vec4f(-12.0), vec4f(12.0))); }`;

/** H, H / 4 and, as arrays of vectors, the places of (step, stream, unit) and of its first gate. */
const layout = (hiddenSize: number): string => `
const H = ${hiddenSize}u;
const H4 = ${hiddenSize / 4}u;
fn unit_at(block: u32, stream: u32, j: u32) -> u32 { return (block * p.streams + stream) * H4 + j; }
fn gate_at(step: u32, stream: u32, j: u32) -> u32 { return (step * p.streams + stream) * H + j; }`;

/** Adds h · U to the pre-activations, `hidden(r)` being four units of row r from unit 4k. */
const addRecurrent = (rows: number, hidden: (row: number) => string): string => `
  for (var k = 0u; k < H4; k++) {
    ${unrolled(rows, (r) => `let h${r} = ${hidden(r)};`)}
    ${COMPONENTS.map(
      (component, e) => `{
      let u = p.recurrent + (4u * k + ${e}u) * H + j;
      let ui = weights[u]; let uf = weights[u + H4];
      let ug = weights[u + 2u * H4]; let uo = weights[u + 3u * H4];
      ${unrolled(rows, (r) => GATES.map((gate) => `${gate}${r} += h${r}.${component} * u${gate};`).join(' '))}
    }`,
    ).join('\n')}
  }`;

const loadGates = (r: number): string =>
  `let z${r} = gate_at(t, s${r}, j);
   ${GATES.map((gate, index) => `var ${gate}${r} = gates[z${r} + ${index}u * H4];`).join(' ')}`;

/** The cell of row r from its pre-activations and `previous`; leaves `cell${r}` and `hidden${r}`. */
const cellForward = (r: number, previous: string): string => `
  let in${r} = sigmoid(i${r}); let keep${r} = sigmoid(f${r});
  let new${r} = squash(g${r}); let out${r} = sigmoid(o${r});
  let cell${r} = keep${r} * ${previous} + in${r} * new${r};
  let hidden${r} = out${r} * squash(cell${r});`;

const storeForward = (r: number): string => `
    gates[z${r}] = in${r}; gates[z${r} + H4] = keep${r};
    gates[z${r} + 2u * H4] = new${r}; gates[z${r} + 3u * H4] = out${r};
    cells[unit_at(t + 1u, s${r}, j)] = cell${r};
    hiddens[unit_at(t + 1u, s${r}, j)] = hidden${r};
    output[unit_at(t, s${r}, j)] = hidden${r} * mask[s${r} * H4 + j];`;

/** Streams past the last one repeat it and are not stored. */
const streamsOf = (rows: number, first: string): string => `
  let first = ${first};
  ${unrolled(rows, (r) => `let s${r} = min(first + ${r}u, p.streams - 1u); let is${r} = first + ${r}u < p.streams;`)}`;

const FORWARD_BUFFERS = {
  /** The parameter vector. */
  weights: 'read vec4f',
  /** [B, H] on the output. */
  mask: 'read vec4f',
  /** [T, B, 4H]: x · W + b, replaced by the activated gates. */
  gates: 'write vec4f',
  /** [T + 1, B, H], the initial state first; likewise hiddens. */
  cells: 'write vec4f',
  hiddens: 'write vec4f',
  /** [T, B, H], hiddens under the mask. */
  output: 'write vec4f',
} as const;

/** `recurrent`: where U begins in `weights`. `step` is not used by sequences. */
const UNIFORMS = ['steps', 'streams', 'step', 'recurrent'] as const;
type Uniforms = (typeof UNIFORMS)[number];

export function forwardKernel(
  hiddenSize: number,
  { kind, rows }: Decomposition,
): Kernel<keyof typeof FORWARD_BUFFERS, Uniforms> {
  const label = `lstm forward by ${kind}, ${rows} rows`;
  const base = { label, buffers: FORWARD_BUFFERS, uniforms: UNIFORMS };
  if (kind === 'step')
    return {
      ...base,
      workgroup: [STEP_WORKGROUP, 1],
      declarations: ACTIVATIONS + layout(hiddenSize),
      main: `
  let t = p.step;
  let j = id.x % H4;
  ${streamsOf(rows, `id.x / H4 * ${rows}u`)}
  if (!is0) { return; }
  ${unrolled(rows, loadGates)}
  ${unrolled(rows, (r) => `let from${r} = unit_at(t, s${r}, 0u);`)}
  ${addRecurrent(rows, (r) => `hiddens[from${r} + k]`)}
  ${unrolled(rows, (r) => cellForward(r, `cells[from${r} + j]`))}
  ${unrolled(rows, (r) => `if (is${r}) {${storeForward(r)} }`)}`,
    };
  return {
    ...base,
    workgroup: [hiddenSize / 4, 1],
    declarations: `${ACTIVATIONS}${layout(hiddenSize)}
var<workgroup> state: array<vec4f, ${(rows * hiddenSize) / 4}>;`,
    main: `
  let j = local.x;
  ${streamsOf(rows, `group.x * ${rows}u`)}
  ${unrolled(rows, (r) => `state[${r}u * H4 + j] = hiddens[unit_at(0u, s${r}, j)]; var c${r} = cells[unit_at(0u, s${r}, j)];`)}
  workgroupBarrier();
  for (var t = 0u; t < p.steps; t++) {
    ${unrolled(rows, loadGates)}
    ${addRecurrent(rows, (r) => `state[${r}u * H4 + k]`)}
    ${unrolled(rows, (r) => cellForward(r, `c${r}`))}
    workgroupBarrier();
    ${unrolled(rows, (r) => `c${r} = cell${r}; state[${r}u * H4 + j] = hidden${r}; if (is${r}) {${storeForward(r)} }`)}
    workgroupBarrier();
  }`,
  };
}

const BACKWARD_BUFFERS = {
  /** [4H, H]: U transposed, so that neighbouring invocations read neighbouring vectors. */
  transposed: 'read vec4f',
  mask: 'read vec4f',
  cells: 'read vec4f',
  /** [T, B, H] d(loss)/d(output) */
  dOutput: 'read vec4f',
  /** [T, B, 4H]: the activated gates, replaced by d(loss)/d(pre-activations). */
  gates: 'write vec4f',
} as const;

/** [B, H]: what a step hands to the one before it. */
const CARRY = { dCells: 'write vec4f' } as const;

/** Adds dz · Uᵀ, `dz(r)` being four of the 4H values of row r from 4k. */
const addRecurrentBackward = (rows: number, dz: (row: number) => string): string => `
  for (var k = 0u; k < H; k++) {
    let u = 4u * k * H4 + j;
    let u0 = transposed[u]; let u1 = transposed[u + H4];
    let u2 = transposed[u + 2u * H4]; let u3 = transposed[u + 3u * H4];
    ${unrolled(rows, (r) => `{ let d = ${dz(r)}; dh${r} += d.x * u0 + d.y * u1 + d.z * u2 + d.w * u3; }`)}
  }`;

/** Row r at step t: `dh${r}` and what came back to the cell → `dz` of the gates, `dc${r}`. */
const cellBackward = (r: number, carried: string): string => `
  let tanh_c${r} = squash(cells[unit_at(t + 1u, s${r}, j)]);
  let d_cell${r} = dh${r} * o${r} * (1.0 - tanh_c${r} * tanh_c${r}) + ${carried};
  let di${r} = d_cell${r} * g${r} * i${r} * (1.0 - i${r});
  let df${r} = d_cell${r} * cells[unit_at(t, s${r}, j)] * f${r} * (1.0 - f${r});
  let dg${r} = d_cell${r} * i${r} * (1.0 - g${r} * g${r});
  let do${r} = dh${r} * tanh_c${r} * o${r} * (1.0 - o${r});`;

const storeBackward = (r: number): string =>
  GATES.map((gate, index) => `gates[z${r} + ${index}u * H4] = d${gate}${r};`).join(' ');

const loadOutput = (r: number): string =>
  `var dh${r} = dOutput[unit_at(t, s${r}, j)] * mask[s${r} * H4 + j];`;

export function backwardKernel(
  hiddenSize: number,
  { kind, rows }: Decomposition,
): Kernel<keyof typeof BACKWARD_BUFFERS | keyof typeof CARRY, Uniforms> {
  const label = `lstm backward by ${kind}, ${rows} rows`;
  const buffers = { ...BACKWARD_BUFFERS, ...CARRY };
  if (kind === 'step')
    return {
      label,
      buffers,
      uniforms: UNIFORMS,
      workgroup: [STEP_WORKGROUP, 1],
      declarations: ACTIVATIONS + layout(hiddenSize),
      main: `
  let t = p.step;
  let isLast = t + 1u == p.steps;
  let j = id.x % H4;
  ${streamsOf(rows, `id.x / H4 * ${rows}u`)}
  if (!is0) { return; }
  ${unrolled(rows, (r) => `${loadOutput(r)} ${loadGates(r)} var dc${r} = vec4f();`)}
  if (!isLast) {
    ${unrolled(rows, (r) => `dc${r} = dCells[s${r} * H4 + j]; let next${r} = gate_at(t + 1u, s${r}, 0u);`)}
    ${addRecurrentBackward(rows, (r) => `gates[next${r} + k]`)}
  }
  ${unrolled(rows, (r) => `${cellBackward(r, `dc${r}`)} if (is${r}) { ${storeBackward(r)} dCells[s${r} * H4 + j] = d_cell${r} * f${r}; }`)}`,
    };
  return {
    label,
    buffers,
    uniforms: UNIFORMS,
    workgroup: [hiddenSize / 4, 1],
    declarations: `${ACTIVATIONS}${layout(hiddenSize)}
var<workgroup> state: array<vec4f, ${rows * hiddenSize}>;`,
    main: `
  let j = local.x;
  ${streamsOf(rows, `group.x * ${rows}u`)}
  ${unrolled(rows, (r) => `var dc${r} = vec4f(); ${GATES.map((_, gate) => `state[${r}u * H + ${gate}u * H4 + j] = vec4f();`).join(' ')}`)}
  workgroupBarrier();
  for (var back = 1u; back <= p.steps; back++) {
    let t = p.steps - back;
    ${unrolled(rows, (r) => `${loadOutput(r)} ${loadGates(r)}`)}
    ${addRecurrentBackward(rows, (r) => `state[${r}u * H + k]`)}
    ${unrolled(rows, (r) => cellBackward(r, `dc${r}`))}
    workgroupBarrier();
    ${unrolled(rows, (r) => `dc${r} = d_cell${r} * f${r}; ${GATES.map((gate, index) => `state[${r}u * H + ${index}u * H4 + j] = d${gate}${r};`).join(' ')} if (is${r}) { ${storeBackward(r)} }`)}
    workgroupBarrier();
  }
  // Bound for both decompositions.
  if (is0) { dCells[s0 * H4 + j] = dc0; }`,
  };
}

/** U [H, 4H] → [4H, H]. */
export const transposeKernel: Kernel<'weights' | 'transposed', 'start' | 'rows' | 'columns'> = {
  label: 'transpose',
  buffers: { weights: 'read f32', transposed: 'write f32' },
  uniforms: ['start', 'rows', 'columns'],
  workgroup: [8, 8],
  main: `
  if (id.x < p.rows && id.y < p.columns) {
    transposed[id.y * p.rows + id.x] = weights[p.start + id.x * p.columns + id.y];
  }`,
};

/** How many invocations the kernels need. */
export function threadsFor(
  { kind, rows }: Decomposition,
  streams: number,
  hiddenSize: number,
): readonly [number, number] {
  return [(Math.ceil(streams / rows) * hiddenSize) / 4, 1];
}
