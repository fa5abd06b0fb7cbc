// The recurrence forward: pre-activations x · W + b → gates, cells, hidden units. An invocation multiplies
// the hidden units of its streams with its columns of U, for all four gates at once, and does the cell.
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

export function forwardKernel(
  hiddenSize: number,
  decomposition: Decomposition,
): Kernel<keyof typeof BUFFERS, Uniforms> {
  const { kind, rows } = decomposition;
  const shared = `\nvar<workgroup> state: array<vec4f, ${(rows * hiddenSize) / 4}>;`;
  return {
    label: `lstm forward by ${kind}, ${rows} rows`,
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
  ${unrolled(rows, (r) => `${loadGates(r)} let from${r} = unit_at(t, s${r}, 0u);`)}
  ${addRecurrent(rows, (r) => `hiddens[from${r} + k]`)}
  ${unrolled(rows, (r) => `${cell(r, `cells[from${r} + j]`)} if (is${r}) {${store(r)} }`)}`;

const allSteps = (rows: number): string => `
  ${unrolled(rows, (r) => `state[${r}u * H4 + j] = hiddens[unit_at(0u, s${r}, j)];`)}
  ${unrolled(rows, (r) => `var c${r} = cells[unit_at(0u, s${r}, j)];`)}
  workgroupBarrier();
  for (var t = 0u; t < p.steps; t++) {
    ${unrolled(rows, loadGates)}
    ${addRecurrent(rows, (r) => `state[${r}u * H4 + k]`)}
    workgroupBarrier();
    ${unrolled(rows, (r) => `${cell(r, `c${r}`)} if (is${r}) {${store(r)} }`)}
    ${unrolled(rows, (r) => `c${r} = cell${r}; state[${r}u * H4 + j] = hidden${r};`)}
    workgroupBarrier();
  }`;

/** Adds h · U to the pre-activations, `hidden(r)` being four units of stream r from unit 4k. */
const addRecurrent = (rows: number, hidden: (row: number) => string): string => `
  for (var k = 0u; k < H4; k++) {
    ${unrolled(rows, (r) => `let h${r} = ${hidden(r)};`)}
    ${unrolled(
      4,
      (e) => `{
      let u = p.recurrent + (4u * k + ${e}u) * H + j;
      ${GATES.map((gate, index) => `let u${gate} = weights[u + ${index}u * H4];`).join(' ')}
      ${unrolled(rows, (r) => GATES.map((gate) => `${gate}${r} += h${r}[${e}] * u${gate};`).join(' '))}
    }`,
    )}
  }`;

const cell = (r: number, previous: string): string => `
  let in${r} = sigmoid(i${r}); let keep${r} = sigmoid(f${r});
  let new${r} = squash(g${r}); let out${r} = sigmoid(o${r});
  let cell${r} = keep${r} * ${previous} + in${r} * new${r};
  let hidden${r} = out${r} * squash(cell${r});`;

const store = (r: number): string => `
    gates[z${r}] = in${r}; gates[z${r} + H4] = keep${r};
    gates[z${r} + 2u * H4] = new${r}; gates[z${r} + 3u * H4] = out${r};
    cells[unit_at(t + 1u, s${r}, j)] = cell${r};
    hiddens[unit_at(t + 1u, s${r}, j)] = hidden${r};
    output[unit_at(t, s${r}, j)] = hidden${r} * mask[s${r} * H4 + j];`;
