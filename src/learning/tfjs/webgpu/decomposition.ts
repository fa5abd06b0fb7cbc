// How the recurrence of an LSTM layer is shared out over the device. `step`, a dispatch per time step,
// spreads the batch's rows over the whole device; `sequence`, one dispatch for all steps, gives each
// workgroup a few rows and keeps their state on the chip. WGSL has no barrier across workgroups, so one
// cannot have both. This file has what the WGSL of all of them shares; arrays are of vectors of four units.
import { unrolled } from './kernel.ts';

export interface Decomposition {
  readonly kind: 'step' | 'sequence';
  /** Streams per invocation: more share the reading of the weights, fewer run at a time. */
  readonly rows: number;
}

/** The workgroup memory (bytes) and invocations that every WebGPU device has. */
const WORKGROUP_BYTES = 16_384;
const WORKGROUP_INVOCATIONS = 256;
const STEP_WORKGROUP = 64;

/** Whether every device can run it on layers of this size. `step` always can. */
export function fits({ kind, rows }: Decomposition, hiddenSize: number): boolean {
  if (kind === 'step') return true;
  // Backward a sequence keeps four gradients per unit and row.
  return hiddenSize / 4 <= WORKGROUP_INVOCATIONS && 16 * rows * hiddenSize <= WORKGROUP_BYTES;
}

/** Invocations: one for four units of `rows` streams. */
export function threadsFor(
  { rows }: Decomposition,
  streams: number,
  hiddenSize: number,
): readonly [number, number] {
  return [(Math.ceil(streams / rows) * hiddenSize) / 4, 1];
}

/** A sequence's workgroup has all units of its streams, as they wait for each other. */
export function workgroupFor(
  { kind }: Decomposition,
  hiddenSize: number,
): readonly [number, number] {
  return [kind === 'step' ? STEP_WORKGROUP : hiddenSize / 4, 1];
}

/** Keras' order; `g` is the candidate. */
export const GATES = ['i', 'f', 'g', 'o'] as const;

/** `recurrent`: where U begins in the weights, in vectors. Sequences do not read `step`. */
export const UNIFORMS = ['steps', 'streams', 'step', 'recurrent'] as const;
export type Uniforms = (typeof UNIFORMS)[number];

// tanh and exp overflow on some devices where they need not; beyond these bounds f32 knows no difference.
export const declarations = (hiddenSize: number): string => `
const H = ${hiddenSize}u;
const H4 = ${hiddenSize / 4}u;
fn unit_at(block: u32, stream: u32, j: u32) -> u32 { return (block * p.streams + stream) * H4 + j; }
fn gate_at(t: u32, stream: u32, j: u32) -> u32 { return (t * p.streams + stream) * H + j; }
fn sigmoid(x: vec4f) -> vec4f { return 1.0 / (1.0 + exp(-max(x, vec4f(-80.0)))); }
fn squash(x: vec4f) -> vec4f { return tanh(clamp(x, vec4f(-12.0), vec4f(12.0))); }`;

/** `j`, the invocation's vector of units, and its streams s0 …; is0 …: whether a stream exists. */
export const places = ({ kind, rows }: Decomposition): string => `
  let j = ${kind === 'step' ? 'id.x % H4' : 'local.x'};
  let first = ${kind === 'step' ? 'id.x / H4' : 'group.x'} * ${rows}u;
  // Streams past the last one repeat it and are not stored.
  ${unrolled(rows, (r) => `let s${r} = min(first + ${r}u, p.streams - 1u); let is${r} = first + ${r}u < p.streams;`)}`;

/** The four gate vectors of stream r at `t`, and their place z. */
export const loadGates = (r: number): string =>
  `let z${r} = gate_at(t, s${r}, j);
  ${GATES.map((gate, index) => `var ${gate}${r} = gates[z${r} + ${index}u * H4];`).join(' ')}`;
