// Softmax cross-entropy over the legal classes, loss and gradient in one kernel: an invocation has one row
// of one field and goes over its logits three times.
import type { Kernel } from './kernel.ts';
import type { Matrix } from './multiply.ts';
import type { Recording } from './recording.ts';

const kernel: Kernel<
  'targets' | 'legal' | 'fields' | 'scale' | 'logits' | 'nats',
  'rows' | 'stride' | 'field_count'
> = {
  label: 'cross-entropy',
  buffers: {
    targets: 'read u32',
    legal: 'read u32',
    fields: 'read u32',
    scale: 'read f32',
    logits: 'write f32',
    nats: 'write f32',
  },
  uniforms: ['rows', 'stride', 'field_count'],
  workgroup: [64, 1],
  main: `
  if (id.x >= p.rows) { return; }
  let at = id.x * p.field_count + id.y;
  let low = legal[2u * at];
  let high = legal[2u * at + 1u];
  let first = id.x * p.stride + fields[2u * id.y];
  let chosen = targets[at];
  var most = -1e30;
  for (var v = low; v < high; v++) { most = max(most, logits[first + v]); }
  var total = 0.0;
  for (var v = low; v < high; v++) { total += exp(logits[first + v] - most); }
  nats[at] = 0.0;
  if (low < high) { nats[at] = log(total) + most - logits[first + chosen]; }
  for (var v = 0u; v < fields[2u * id.y + 1u]; v++) {
    var gradient = 0.0;
    if (v >= low && v < high) {
      gradient = (exp(logits[first + v] - most) / total - f32(v == chosen)) * scale[0];
    }
    logits[first + v] = gradient;
  }`,
};

export interface CrossEntropy {
  /** [N, fields] */
  readonly targets: GPUBuffer;
  /** [N, fields, 2] legal classes as [low, high); an empty interval: the target does not count. */
  readonly legal: GPUBuffer;
  /** Per field its first column in the logits and its number of classes. */
  readonly fields: GPUBuffer;
  readonly fieldCount: number;
  /** One number, by which the gradient is multiplied. */
  readonly scale: GPUBuffer;
}

/** @param logits replaced by their gradient. @param nats [N, fields] receives the losses. */
export function crossEntropy(
  recording: Recording,
  { targets, legal, fields, fieldCount, scale }: CrossEntropy,
  logits: Matrix,
  nats: GPUBuffer,
): void {
  const { rows, stride } = logits;
  recording.add(
    kernel,
    { targets, legal, fields, scale, logits: logits.buffer, nats },
    { rows, stride, field_count: fieldCount },
    [rows, fieldCount],
  );
}
