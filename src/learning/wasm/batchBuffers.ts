// A batch and its dropout masks in the kernels' memory.
import type { Batch } from '../../core/dataset/batch.ts';
import { FIELD_COUNT } from '../../core/encoding/encodedPiece.ts';
import { SIDE_SIZE } from '../../core/encoding/pieceCursor.ts';
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import type { DropoutMasks } from '../network/dropout.ts';
import { inputSize } from '../network/layout.ts';
import type { Address } from './kernels.ts';
import type { BatchShape } from './lstmLayer.ts';
import type { KernelMemory, Region } from './memory.ts';

export class BatchBuffers {
  readonly rows: number;
  /** Laid out as in Batch. */
  readonly inputs: Address;
  readonly targets: Address;
  readonly weights: Address;
  readonly legal: Address;
  readonly sideBefore: Address;
  readonly sideAt: Address;
  /** As in DropoutMasks; filled only with dropout. */
  readonly inputMask: Address;
  readonly layerMasks: readonly Address[];
  readonly headMask: Address;

  constructor(spec: NetworkSpec, { streams, steps }: BatchShape, region: Region) {
    this.rows = streams * steps;
    this.inputs = region.floats(this.rows * FIELD_COUNT);
    this.targets = region.floats(this.rows * FIELD_COUNT);
    this.weights = region.bytes(this.rows * FIELD_COUNT);
    this.legal = region.floats(this.rows * FIELD_COUNT * 2);
    this.sideBefore = region.bytes(this.rows * SIDE_SIZE);
    this.sideAt = region.bytes(this.rows * SIDE_SIZE);
    this.inputMask = region.floats(streams * inputSize(spec));
    this.layerMasks = Array.from({ length: spec.layers }, () =>
      region.floats(streams * spec.hiddenSize),
    );
    this.headMask = region.floats(streams * FIELD_COUNT * spec.headSize);
  }

  write(memory: KernelMemory, batch: Batch, dropout: DropoutMasks | null): void {
    const integers = (at: Address, from: Int32Array): void =>
      memory.integers(at, from.length).set(from);
    const bytes = (at: Address, from: Uint8Array): void => memory.bytes(at, from.length).set(from);
    const floats = (at: Address, from: Float32Array): void =>
      memory.floats(at, from.length).set(from);
    integers(this.inputs, batch.inputs);
    integers(this.targets, batch.targets);
    bytes(this.weights, batch.weights);
    integers(this.legal, batch.legal);
    bytes(this.sideBefore, batch.sideBefore);
    bytes(this.sideAt, batch.sideAt);
    if (!dropout) return;
    floats(this.inputMask, dropout.input);
    dropout.layers.forEach((mask, layer) => floats(this.layerMasks[layer]!, mask));
    floats(this.headMask, dropout.heads);
  }
}
