// The six chained heads on the device: hidden layers that see the LSTM, the side inputs and the fields
// already chosen, and a softmax over the legal classes.
import { FIELD_COUNT, FIELDS } from '../../../core/encoding/encodedPiece.ts';
import { SIDE_SIZE } from '../../../core/encoding/pieceCursor.ts';
import { FIELD_CLASSES } from '../../../core/encoding/vocabulary.ts';
import type { NetworkSpec } from '../../../core/model/trainedModel.ts';
import { FIRST_PLACED_FIELD } from '../../network/layout.ts';
import type { BatchBuffers } from './batchBuffers.ts';
import { crossEntropy } from './crossEntropy.ts';
import type { DeviceMemory } from './deviceMemory.ts';
import type { Kernel } from './kernel.ts';
import { columnsOf, matrix, multiply, type Matrix } from './multiply.ts';
import type { Blocks } from './parameterSpace.ts';
import type { Recording } from './recording.ts';
import { spreadBytes } from './rowKernels.ts';
import { sumAll, sumColumns, sumRowsById } from './sums.ts';

/** Each field's columns among the logits begin at a multiple of four. */
const LOGIT_COLUMNS = FIELD_CLASSES.map((_, field) =>
  FIELD_CLASSES.slice(0, field).reduce((sum, classes) => sum + Math.ceil(classes / 4) * 4, 0),
);
const LOGITS_WIDTH = LOGIT_COLUMNS.at(-1)! + Math.ceil(FIELD_CLASSES.at(-1)! / 4) * 4;

const CHAINS = FIELDS.slice(0, -1);
const chainField = (field: number): `chain_${number}` => `chain_${field}`;

/** hidden ← rectified (hidden + Σ chains of the fields before) under the mask */
const chainKernel: Kernel<
  'parameters' | 'targets' | 'mask' | 'hidden',
  'rows' | 'streams' | 'width' | `chain_${number}`
> = {
  label: 'chain and rectify',
  buffers: { parameters: 'read f32', targets: 'read u32', mask: 'read f32', hidden: 'write f32' },
  uniforms: ['rows', 'streams', 'width', ...CHAINS.map((_, field) => chainField(field))],
  workgroup: [64, 1],
  main: `
  let size = p.width * ${FIELD_COUNT}u;
  let row = id.x / size;
  let column = id.x % size;
  if (row >= p.rows) { return; }
  var sum = hidden[id.x];
  ${CHAINS.map(
    (_, k) => `if (column >= ${k + 1}u * p.width) {
    let chosen = targets[row * ${FIELD_COUNT}u + ${k}u];
    sum += parameters[p.chain_${k} + chosen * ${FIELD_COUNT - 1 - k}u * p.width + column - ${k + 1}u * p.width];
  }`,
  ).join('\n')}
  hidden[id.x] = max(sum, 0.0) * mask[row % p.streams * size + column];`,
};

/** d(active) → d(hidden): a unit that is on passes what its mask lets through. */
const rectifierKernel: Kernel<'hidden' | 'mask' | 'gradient', 'rows' | 'streams' | 'size'> = {
  label: 'rectifier backward',
  buffers: { hidden: 'read f32', mask: 'read f32', gradient: 'write f32' },
  uniforms: ['rows', 'streams', 'size'],
  workgroup: [64, 1],
  main: `
  let row = id.x / p.size;
  if (row >= p.rows) { return; }
  let passed = mask[row % p.streams * p.size + id.x % p.size];
  gradient[id.x] = select(0.0, gradient[id.x] * passed, hidden[id.x] > 0.0);`,
};

export class Heads {
  /** The loss in total nats: one number. */
  readonly nats: GPUBuffer;
  readonly #headSize: number;
  readonly #streams: number;
  readonly #fields: GPUBuffer;
  /** [N, 144] */
  readonly #sideBefore: Matrix;
  readonly #sideAt: Matrix;
  /** [N, 6Z] */
  readonly #active: Matrix;
  readonly #dHidden: Matrix;
  /** [N, 6, V]: logits, then their gradient. */
  readonly #logits: Matrix;
  readonly #natsPerTarget: GPUBuffer;

  constructor(memory: DeviceMemory, spec: NetworkSpec, streams: number, rows: number) {
    const allocate = (columns: number, label: string): Matrix =>
      matrix(memory.allocate(rows * columns, label), rows, columns);
    this.#headSize = spec.headSize;
    this.#streams = streams;
    this.#sideBefore = allocate(SIDE_SIZE, 'side before, spread');
    this.#sideAt = allocate(SIDE_SIZE, 'side at, spread');
    this.#active = allocate(FIELD_COUNT * spec.headSize, 'heads');
    this.#dHidden = allocate(FIELD_COUNT * spec.headSize, 'dHeads');
    this.#logits = allocate(LOGITS_WIDTH, 'logits');
    this.#natsPerTarget = memory.allocate(rows * FIELD_COUNT, 'nats per target');
    this.nats = memory.allocate(1, 'nats');
    this.#fields = memory.allocate(2 * FIELD_COUNT, 'fields');
    const fields = FIELD_CLASSES.flatMap((classes, k) => [LOGIT_COLUMNS[k]!, classes]);
    memory.device.queue.writeBuffer(this.#fields, 0, Uint32Array.from(fields));
  }

  /** From the top layer's output to the loss; the logits' gradient is left behind for `backward`. */
  forward(recording: Recording, batch: BatchBuffers, parameters: Blocks, top: Matrix): void {
    const hidden = this.#active;
    spreadBytes(recording, batch.sideBefore, this.#sideBefore);
    spreadBytes(recording, batch.sideAt, this.#sideAt);
    const start = { bias: parameters('heads/bias').offset };
    multiply(recording, { a: top, b: parameters('heads/kernel'), into: hidden, start });
    for (const { side, name, columns } of this.#sides(hidden))
      multiply(recording, { a: side, b: parameters(name), into: columns, start: 'result' });
    const chains = CHAINS.map((field, k) => [chainField(k), parameters(`chain/${field}`).offset]);
    recording.add(
      chainKernel,
      {
        parameters: parameters('heads/kernel').buffer,
        targets: batch.targets.ids,
        mask: batch.headsMask.buffer,
        hidden: hidden.buffer,
      },
      {
        rows: hidden.rows,
        streams: this.#streams,
        width: this.#headSize,
        ...(Object.fromEntries(chains) as Record<`chain_${number}`, number>),
      },
      [hidden.rows * hidden.columns, 1],
    );
    FIELDS.forEach((field, k) => {
      multiply(recording, {
        a: this.#headOf(hidden, k),
        b: parameters(`output/${field}/kernel`),
        into: this.#logitsOf(k),
        start: { bias: parameters(`output/${field}/bias`).offset },
      });
    });
    const { legal, scale } = batch;
    const targets = batch.targets.ids;
    crossEntropy(
      recording,
      { targets, legal, fields: this.#fields, fieldCount: FIELD_COUNT, scale },
      this.#logits,
      this.#natsPerTarget,
    );
    sumAll(recording, this.#natsPerTarget, hidden.rows * FIELD_COUNT, this.nats);
  }

  /** @param dTop receives d(loss)/d(top). */
  backward(
    recording: Recording,
    batch: BatchBuffers,
    parameters: Blocks,
    gradient: Blocks,
    top: Matrix,
    dTop: Matrix,
  ): void {
    FIELDS.forEach((field, k) => {
      const dLogits = this.#logitsOf(k);
      const active = this.#headOf(this.#active, k);
      const [kernel, bias] = [`output/${field}/kernel`, `output/${field}/bias`];
      multiply(recording, { a: active, b: dLogits, into: gradient(kernel), transpose: 'a' });
      sumColumns(recording, dLogits, gradient(bias));
      const into = this.#headOf(this.#dHidden, k);
      multiply(recording, { a: dLogits, b: parameters(kernel), into, transpose: 'b' });
    });
    const dHidden = this.#dHidden;
    const { rows, columns: size } = dHidden;
    recording.add(
      rectifierKernel,
      { hidden: this.#active.buffer, mask: batch.headsMask.buffer, gradient: dHidden.buffer },
      { rows, streams: this.#streams, size },
      [rows * size, 1],
    );
    multiply(recording, { a: top, b: dHidden, into: gradient('heads/kernel'), transpose: 'a' });
    sumColumns(recording, dHidden, gradient('heads/bias'));
    for (const { side, name, columns } of this.#sides(dHidden))
      multiply(recording, { a: side, b: columns, into: gradient(name), transpose: 'a' });
    CHAINS.forEach((field, k) => {
      const from = (k + 1) * this.#headSize;
      const later = columnsOf(dHidden, from, size - from);
      sumRowsById(recording, later, batch.targets.groups(k), gradient(`chain/${field}`));
    });
    const kernel = parameters('heads/kernel');
    multiply(recording, { a: dHidden, b: kernel, into: dTop, transpose: 'b' });
  }

  /** The side inputs with the columns of [N, 6Z] that see them. */
  #sides(x: Matrix): readonly { side: Matrix; name: string; columns: Matrix }[] {
    const placed = FIRST_PLACED_FIELD * this.#headSize;
    return [
      { side: this.#sideBefore, name: 'heads/side_before', columns: columnsOf(x, 0, placed) },
      {
        side: this.#sideAt,
        name: 'heads/side_at',
        columns: columnsOf(x, placed, x.columns - placed),
      },
    ];
  }

  #headOf(x: Matrix, field: number): Matrix {
    return columnsOf(x, field * this.#headSize, this.#headSize);
  }

  #logitsOf(field: number): Matrix {
    return columnsOf(this.#logits, LOGIT_COLUMNS[field]!, FIELD_CLASSES[field]!);
  }
}
