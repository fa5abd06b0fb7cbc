// One batch on the device: classes, legal intervals, side inputs and dropout masks, in buffers that each
// batch of the shape overwrites.
import type { Batch } from '../../../core/dataset/batch.ts';
import { FIELD_COUNT } from '../../../core/encoding/encodedPiece.ts';
import { SIDE_SIZE } from '../../../core/encoding/pieceCursor.ts';
import { FIELD_CLASSES } from '../../../core/encoding/vocabulary.ts';
import type { NetworkSpec } from '../../../core/model/trainedModel.ts';
import type { DropoutMasks } from '../../network/dropout.ts';
import { inputSize } from '../../network/layout.ts';
import type { DeviceMemory } from './deviceMemory.ts';
import type { BatchShape } from './lstmLayer.ts';
import { matrix, type Matrix } from './multiply.ts';
import { firstStarts, groupRowsById } from './rowGroups.ts';
import type { RowGroups } from './sums.ts';

/** The ids an embedding knows: one more than classes, START. */
const INPUT_CLASSES = FIELD_CLASSES.map((classes) => classes + 1);

/** Ids of all fields and their rows by id. */
class GroupedIds {
  readonly ids: GPUBuffer;
  readonly #order: GPUBuffer;
  readonly #starts: GPUBuffer;
  readonly #classes: readonly number[];
  readonly #first: readonly number[];

  constructor(memory: DeviceMemory, rows: number, classes: readonly number[]) {
    this.#classes = classes;
    this.#first = firstStarts(classes);
    this.ids = memory.allocate(rows * classes.length, 'ids');
    this.#order = memory.allocate(rows * classes.length, 'order');
    this.#starts = memory.allocate(this.#first.at(-1)! + classes.at(-1)! + 1, 'starts');
  }

  write(queue: GPUQueue, ids: Int32Array): void {
    const { order, starts } = groupRowsById(ids, this.#classes);
    queue.writeBuffer(this.ids, 0, ids as Int32Array<ArrayBuffer>);
    queue.writeBuffer(this.#order, 0, order);
    queue.writeBuffer(this.#starts, 0, starts);
  }

  groups(field: number): RowGroups {
    return { order: this.#order, starts: this.#starts, field, first: this.#first[field]! };
  }
}

export class BatchBuffers {
  readonly inputs: GroupedIds;
  readonly targets: GroupedIds;
  /** [N, 6, 2]; empty where the target does not count. */
  readonly legal: GPUBuffer;
  /** [N, 144] bytes. */
  readonly sideBefore: GPUBuffer;
  readonly sideAt: GPUBuffer;
  /** 1 / rows that count. */
  readonly scale: GPUBuffer;
  /** [B, inputSize] */
  readonly inputMask: Matrix;
  /** [B, 6Z] */
  readonly headsMask: Matrix;
  readonly #queue: GPUQueue;
  readonly #layerMasks: readonly GPUBuffer[];
  #hasMasks: boolean | null = null;

  /** @param layerMasks [B, H] of each layer. */
  constructor(
    memory: DeviceMemory,
    spec: NetworkSpec,
    { streams, steps }: BatchShape,
    layerMasks: readonly GPUBuffer[],
  ) {
    const rows = streams * steps;
    this.#queue = memory.device.queue;
    this.#layerMasks = layerMasks;
    this.inputs = new GroupedIds(memory, rows, INPUT_CLASSES);
    this.targets = new GroupedIds(memory, rows, FIELD_CLASSES);
    this.legal = memory.allocate(rows * FIELD_COUNT * 2, 'legal');
    this.sideBefore = memory.allocate((rows * SIDE_SIZE) / 4, 'side before');
    this.sideAt = memory.allocate((rows * SIDE_SIZE) / 4, 'side at');
    this.scale = memory.allocate(1, 'scale');
    const mask = (width: number, label: string): Matrix =>
      matrix(memory.allocate(streams * width, label), streams, width);
    this.inputMask = mask(inputSize(spec), 'input mask');
    this.headsMask = mask(FIELD_COUNT * spec.headSize, 'heads mask');
  }

  write(batch: Batch, dropout: DropoutMasks | null): void {
    const queue = this.#queue;
    this.inputs.write(queue, batch.inputs);
    this.targets.write(queue, batch.targets);
    const legal = Int32Array.from(batch.legal, (bound, i) => bound * batch.weights[i >> 1]!);
    queue.writeBuffer(this.legal, 0, legal);
    queue.writeBuffer(this.sideBefore, 0, batch.sideBefore as Uint8Array<ArrayBuffer>);
    queue.writeBuffer(this.sideAt, 0, batch.sideAt as Uint8Array<ArrayBuffer>);
    queue.writeBuffer(this.scale, 0, Float32Array.of(1 / batch.rows));
    this.#writeMasks(dropout);
  }

  #writeMasks(dropout: DropoutMasks | null): void {
    if (!dropout && this.#hasMasks === false) return;
    this.#hasMasks = dropout !== null;
    const write = (buffer: GPUBuffer, mask: Float32Array | undefined): void =>
      this.#queue.writeBuffer(
        buffer,
        0,
        (mask as Float32Array<ArrayBuffer> | undefined) ??
          new Float32Array(buffer.size / 4).fill(1),
      );
    write(this.inputMask.buffer, dropout?.input);
    write(this.headsMask.buffer, dropout?.heads);
    this.#layerMasks.forEach((buffer, layer) => {
      write(buffer, dropout?.layers[layer]);
    });
  }
}
