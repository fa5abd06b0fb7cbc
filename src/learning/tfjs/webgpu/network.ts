// The network for one batch shape: its layers and buffers, and the order of their kernels forward and
// backward.
import { FIELD_COUNT, FIELDS } from '../../../core/encoding/encodedPiece.ts';
import { SIDE_SIZE } from '../../../core/encoding/pieceCursor.ts';
import type { NetworkSpec } from '../../../core/model/trainedModel.ts';
import { inputSize } from '../../network/layout.ts';
import { BatchBuffers } from './batchBuffers.ts';
import type { DeviceMemory } from './deviceMemory.ts';
import { Heads } from './heads.ts';
import type { Decomposition } from './decomposition.ts';
import { LstmLayer, type BatchShape, type LstmBlocks } from './lstmLayer.ts';
import { columnsOf, matrix, type Matrix } from './multiply.ts';
import type { Blocks } from './parameterSpace.ts';
import type { Recording } from './recording.ts';
import { embed, maskRows, spreadBytes } from './rowKernels.ts';
import { sumRowsById } from './sums.ts';

export class Network {
  readonly batch: BatchBuffers;
  readonly heads: Heads;
  readonly layers: readonly LstmLayer[];
  readonly #spec: NetworkSpec;
  /** [N, inputSize] the embeddings of the previous event, then the side input. */
  readonly #input: Matrix;
  /** [N, inputSize − 144] */
  readonly #dEmbedded: Matrix;
  /** [N, H] twice, for a layer's two sides. */
  readonly #dOutputs: readonly [Matrix, Matrix];

  /** Keeps `memory`'s buffers; who owns that frees them. */
  constructor(
    memory: DeviceMemory,
    spec: NetworkSpec,
    shape: BatchShape,
    decomposition: Decomposition,
  ) {
    const rows = shape.streams * shape.steps;
    const allocate = (columns: number, label: string): Matrix =>
      matrix(memory.allocate(rows * columns, label), rows, columns);
    this.#spec = spec;
    this.layers = Array.from(
      { length: spec.layers },
      () => new LstmLayer(memory, shape, spec.hiddenSize, decomposition),
    );
    const masks = this.layers.map(({ mask }) => mask);
    this.batch = new BatchBuffers(memory, spec, shape, masks);
    this.heads = new Heads(memory, spec, shape.streams, rows);
    this.#input = allocate(inputSize(spec), 'input');
    this.#dEmbedded = allocate(inputSize(spec) - SIDE_SIZE, 'dEmbedded');
    this.#dOutputs = [allocate(spec.hiddenSize, 'dOutput'), allocate(spec.hiddenSize, 'dInput')];
  }

  forward(recording: Recording, parameters: Blocks): void {
    const { batch } = this;
    for (const { table, columns, field } of this.#embeddings(this.#input)) {
      const ids = { buffer: batch.inputs.ids, field, fields: FIELD_COUNT };
      embed(recording, parameters(table), ids, columns);
    }
    const side = columnsOf(this.#input, this.#dEmbedded.columns, SIDE_SIZE);
    spreadBytes(recording, batch.sideBefore, side);
    maskRows(recording, this.#input, batch.inputMask);
    this.layers.forEach((layer, index) =>
      layer.forward(recording, lstmBlocks(parameters, index), this.#inputOf(index)),
    );
    this.heads.forward(recording, batch, parameters, this.#inputOf(this.layers.length));
  }

  backward(recording: Recording, parameters: Blocks, gradient: Blocks): void {
    const { batch } = this;
    let [dOutput, dInput] = this.#dOutputs;
    const top = this.#inputOf(this.layers.length);
    this.heads.backward(recording, batch, parameters, gradient, top, dOutput);
    for (let index = this.layers.length - 1; index >= 0; index--) {
      this.layers[index]!.backward(
        recording,
        lstmBlocks(parameters, index),
        this.#inputOf(index),
        dOutput,
        lstmBlocks(gradient, index),
        index === 0 ? this.#dEmbedded : dInput,
      );
      [dOutput, dInput] = [dInput, dOutput];
    }
    maskRows(recording, this.#dEmbedded, batch.inputMask);
    for (const { table, columns, field } of this.#embeddings(this.#dEmbedded))
      sumRowsById(recording, columns, batch.inputs.groups(field), gradient(table));
  }

  /** Each field's embedding table with its columns of `x`. */
  #embeddings(x: Matrix): { table: string; columns: Matrix; field: number }[] {
    let from = 0;
    return FIELDS.map((name, field) => {
      const width = this.#spec.embeddingSizes[field]!;
      const columns = columnsOf(x, from, width);
      from += width;
      return { table: `embedding/${name}`, columns, field };
    });
  }

  /** What layer `index` reads; one past the last: what the heads read. */
  #inputOf(index: number): Matrix {
    return index === 0 ? this.#input : this.layers[index - 1]!.output;
  }
}

function lstmBlocks(blocks: Blocks, layer: number): LstmBlocks {
  return {
    kernel: blocks(`lstm_${layer}/kernel`),
    recurrentKernel: blocks(`lstm_${layer}/recurrent_kernel`),
    bias: blocks(`lstm_${layer}/bias`),
  };
}
