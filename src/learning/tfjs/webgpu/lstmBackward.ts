// The recurrence backward: an invocation first collects what the next step's gates send back to its units
// (dz · Uᵀ), then does the gradient of the cell, so that a step is one dispatch.
import {
  declarations,
  GATES,
  loadGates,
  places,
  UNIFORMS,
  workgroupFor,
  type Decomposition,
  type Uniforms,
} from './decomposition.ts';
import { unrolled, type Kernel } from './kernel.ts';

const BUFFERS = {
  /** [4H, H]: U transposed, so that neighbouring invocations read neighbouring vectors. */
  transposed: 'read vec4f',
  /** [B, H] on the output. */
  mask: 'read vec4f',
  /** [T + 1, B, H], the initial state first. */
  cells: 'read vec4f',
  /** [T, B, H] d(loss)/d(output) */
  dOutput: 'read vec4f',
  /** [T, B, 4H]: the activated gates, replaced by d(loss)/d(pre-activations). */
  gates: 'write vec4f',
  /** [B, H]: what reaches the cells of the step before. */
  dCells: 'write vec4f',
} as const;

export function backwardKernel(
  hiddenSize: number,
  decomposition: Decomposition,
): Kernel<keyof typeof BUFFERS, Uniforms> {
  const { kind, rows } = decomposition;
  const shared = `\nvar<workgroup> state: array<vec4f, ${rows * hiddenSize}>;`;
  return {
    label: `lstm backward by ${kind}, ${rows} rows`,
    buffers: BUFFERS,
    uniforms: UNIFORMS,
    workgroup: workgroupFor(decomposition, hiddenSize),
    declarations: declarations(hiddenSize) + (kind === 'sequence' ? shared : ''),
    main: places(decomposition) + (kind === 'step' ? oneStep(rows) : allSteps(rows)),
  };
}

const oneStep = (rows: number): string => `
  if (!is0) { return; }
  let t = p.step;
  ${unrolled(rows, (r) => `${load(r)} var dc${r} = vec4f();`)}
  if (t + 1u < p.steps) {
    ${unrolled(rows, (r) => `dc${r} = dCells[s${r} * H4 + j]; let next${r} = gate_at(t + 1u, s${r}, 0u);`)}
    ${addRecurrent(rows, (r) => `gates[next${r} + k]`)}
  }
  ${unrolled(rows, (r) => `${cell(r)} if (is${r}) { ${store(r)} dCells[s${r} * H4 + j] = dc${r}; }`)}`;

const allSteps = (rows: number): string => `
  ${unrolled(rows, (r) => `var dc${r} = vec4f();`)}
  ${unrolled(rows, (r) => share(r, () => 'vec4f()'))}
  workgroupBarrier();
  for (var back = 1u; back <= p.steps; back++) {
    let t = p.steps - back;
    ${unrolled(rows, load)}
    ${addRecurrent(rows, (r) => `state[${r}u * H + k]`)}
    workgroupBarrier();
    ${unrolled(rows, (r) => `${cell(r)} if (is${r}) { ${store(r)} }`)}
    ${unrolled(rows, (r) => share(r, (gate) => `d${gate}${r}`))}
    workgroupBarrier();
  }
  // What reaches the initial state; nobody reads it, but a kernel must use all it binds.
  if (is0) { dCells[s0 * H4 + j] = dc0; }`;

const load = (r: number): string =>
  `${loadGates(r)} var dh${r} = dOutput[unit_at(t, s${r}, j)] * mask[s${r} * H4 + j];`;

/** Adds dz · Uᵀ, `dz(r)` being four of the 4H gradients of stream r from 4k. */
const addRecurrent = (rows: number, dz: (row: number) => string): string => `
  for (var k = 0u; k < H; k++) {
    let u = 4u * k * H4 + j;
    ${unrolled(4, (e) => `let u${e} = transposed[u + ${e}u * H4];`)}
    ${unrolled(rows, (r) => `{ let d = ${dz(r)}; dh${r} += d.x * u0 + d.y * u1 + d.z * u2 + d.w * u3; }`)}
  }`;

/** From dh and dc of stream r at `t` to the gradients of its gates, and dc of the step before. */
const cell = (r: number): string => `
  let tanh_c${r} = squash(cells[unit_at(t + 1u, s${r}, j)]);
  dc${r} += dh${r} * o${r} * (1.0 - tanh_c${r} * tanh_c${r});
  let di${r} = dc${r} * g${r} * i${r} * (1.0 - i${r});
  let df${r} = dc${r} * cells[unit_at(t, s${r}, j)] * f${r} * (1.0 - f${r});
  let dg${r} = dc${r} * i${r} * (1.0 - g${r} * g${r});
  let do${r} = dh${r} * tanh_c${r} * o${r} * (1.0 - o${r});
  dc${r} *= f${r};`;

const store = (r: number): string =>
  GATES.map((gate, index) => `gates[z${r} + ${index}u * H4] = d${gate}${r};`).join(' ');

/** Shows the workgroup the gradients of stream r's gates. */
const share = (r: number, value: (gate: string) => string): string =>
  GATES.map((gate, index) => `state[${r}u * H + ${index}u * H4 + j] = ${value(gate)};`).join(' ');

/** U, which begins at `start`, into `transposed`. */
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
