// The training engine in plain TensorFlow.js ops: it runs on every backend tfjs has and is the fallback
// and the yardstick of faster engines.
import * as tf from '@tensorflow/tfjs';
import type { Batch } from '../../core/dataset/batch.ts';
import { FIELD_COUNT, FIELDS } from '../../core/encoding/encodedPiece.ts';
import { SIDE_SIZE } from '../../core/encoding/pieceCursor.ts';
import { FIELD_CLASSES } from '../../core/encoding/vocabulary.ts';
import type { CarriedState, OptimizerState } from '../../core/model/checkpoint.ts';
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import type { DropoutMasks } from '../network/dropout.ts';
import { parameterLayout } from '../network/layout.ts';
import type { StepOptions, StepResult, TrainEngine } from '../trainEngine.ts';
import { AdamW } from './adamW.ts';
import { headsBackward, headsForward, legalMasks, type Blocks, type HeadsInput } from './heads.ts';
import { lstmBackward, lstmForward, type LstmTrace, type LstmWeights } from './lstmSequence.ts';

/** Carried state, per layer [B, H]. */
interface State {
  readonly h: readonly tf.Tensor2D[];
  readonly c: readonly tf.Tensor2D[];
}

interface Pass {
  readonly nats: tf.Scalar;
  /** Flat; undefined when only the loss was asked for. */
  readonly gradient: tf.Tensor1D | undefined;
  readonly state: State;
}

/** Creates the engine on tfjs' current backend, which must be ready. */
export class TfjsEngine implements TrainEngine {
  readonly name: string;
  readonly variant = '';
  readonly #spec: NetworkSpec;
  readonly #layout: ReturnType<typeof parameterLayout>;
  #parameters: tf.Tensor1D;
  #optimizer: AdamW;
  #trainingState: State | null = null;
  #evaluationState: State | null = null;

  constructor(spec: NetworkSpec, parameters: Float32Array) {
    this.name = `TensorFlow.js ${tf.getBackend()}`;
    this.#spec = spec;
    this.#layout = parameterLayout(spec);
    this.#parameters = tf.tensor1d(parameters);
    this.#optimizer = new AdamW(this.#layout.size);
  }

  load(
    parameters: Float32Array,
    optimizer?: OptimizerState,
    carried: CarriedState | null = null,
  ): void {
    this.dispose();
    this.#parameters = tf.tensor1d(parameters);
    this.#optimizer = new AdamW(this.#layout.size, optimizer);
    const toTensor = (values: Float32Array): tf.Tensor2D =>
      tf.tensor2d(values, [values.length / this.#spec.hiddenSize, this.#spec.hiddenSize]);
    this.#trainingState = carried && {
      h: carried.map(({ h }) => toTensor(h)),
      c: carried.map(({ c }) => toTensor(c)),
    };
    this.#evaluationState = null;
  }

  async parameters(): Promise<Float32Array> {
    return (await this.#parameters.data<'float32'>()).slice();
  }

  optimizerState(): Promise<OptimizerState> {
    return this.#optimizer.state();
  }

  async carriedState(): Promise<CarriedState | null> {
    const state = this.#trainingState;
    if (!state) return null;
    const read = async (tensor: tf.Tensor2D): Promise<Float32Array> =>
      (await tensor.data<'float32'>()).slice();
    return Promise.all(
      state.h.map(async (h, layer) => ({ h: await read(h), c: await read(state.c[layer]!) })),
    );
  }

  async step(batch: Batch, { learningRate, dropout }: StepOptions): Promise<StepResult> {
    const { nats, gradient, state } = this.#run(batch, dropout, this.#trainingState, true);
    disposeState(this.#trainingState);
    this.#trainingState = state;
    const updated = this.#optimizer.update(this.#parameters, gradient!, learningRate);
    tf.dispose([this.#parameters, gradient!]);
    this.#parameters = updated.parameters;
    const [natsRead, gradientNorm] = await Promise.all([take(nats), take(updated.norm)]);
    return { nats: natsRead, gradientNorm };
  }

  async evaluate(batch: Batch): Promise<number> {
    const { nats, state } = this.#run(batch, null, this.#evaluationState, false);
    disposeState(this.#evaluationState);
    this.#evaluationState = state;
    return take(nats);
  }

  async gradient(batch: Batch, dropout: DropoutMasks | null): Promise<Float32Array> {
    const { nats, gradient, state } = this.#run(batch, dropout, null, true);
    disposeState(state);
    nats.dispose();
    const values = (await gradient!.data<'float32'>()).slice();
    gradient!.dispose();
    return values;
  }

  dispose(): void {
    this.#parameters.dispose();
    this.#optimizer.dispose();
    disposeState(this.#trainingState);
    disposeState(this.#evaluationState);
  }

  /** Blocks as tensors: contiguous slices of the flat vector. */
  #blocks(): Blocks {
    const tensors = new Map(
      this.#layout.blocks.map(({ name, shape, offset, size }) => [
        name,
        tf.slice1d(this.#parameters, offset, size).reshape([...shape]),
      ]),
    );
    return (name) => tensors.get(name)!;
  }

  #run(
    batch: Batch,
    dropout: DropoutMasks | null,
    carried: State | null,
    isTraining: boolean,
  ): Pass {
    const result = tf.tidy(() => {
      const parameters = this.#blocks();
      const { embedded, inputIds } = this.#input(batch, parameters);
      const inputMask = dropout && this.#mask(dropout.input, batch);
      const layerMasks = dropout?.layers.map((mask) => this.#mask(mask, batch));

      const traces: LstmTrace[] = [];
      let signal: tf.Tensor2D = inputMask ? tf.mul(embedded, inputMask) : embedded;
      for (let layer = 0; layer < this.#spec.layers; layer++) {
        const [h, c] = this.#initial(batch, carried, layer);
        const trace = lstmForward(lstmWeights(parameters, layer), signal, h, c);
        traces.push(trace);
        const output = tf.concat2d([...trace.hiddens], 0);
        signal = layerMasks ? tf.mul(output, layerMasks[layer]!) : output;
      }
      const input = this.#headsInput(batch, signal, dropout && this.#mask(dropout.heads, batch));
      const heads = headsForward(parameters, input, this.#spec.headSize);
      const state = {
        h: traces.map(({ hiddens }) => hiddens.at(-1)!.clone()),
        c: traces.map(({ cells }) => cells.at(-1)!.clone()),
      };
      if (!isTraining) return { nats: heads.nats, gradient: undefined, ...state };

      const gradients = new Map<string, tf.Tensor>();
      const put = (name: string, gradient: tf.Tensor): void => {
        gradients.set(name, gradient);
      };
      let dSignal = headsBackward(parameters, input, heads, 1 / batch.rows, put);
      for (let layer = this.#spec.layers - 1; layer >= 0; layer--) {
        if (layerMasks) dSignal = tf.mul(dSignal, layerMasks[layer]!);
        const d = lstmBackward(lstmWeights(parameters, layer), traces[layer]!, dSignal);
        put(`lstm_${layer}/kernel`, d.kernel);
        put(`lstm_${layer}/recurrent_kernel`, d.recurrentKernel);
        put(`lstm_${layer}/bias`, d.bias);
        dSignal = d.input;
      }
      if (inputMask) dSignal = tf.mul(dSignal, inputMask);
      this.#embeddingGradients(dSignal, inputIds, put);
      const flat = this.#layout.blocks.map(({ name }) => gradients.get(name)!.reshape([-1]));
      return { nats: heads.nats, gradient: tf.concat1d(flat as tf.Tensor1D[]), ...state };
    });
    const { nats, gradient, h, c } = result;
    return { nats, gradient, state: { h, c } };
  }

  /** [N, inputSize] embeddings and side input, and the ids per field [N]. */
  #input(
    batch: Batch,
    parameters: Blocks,
  ): { embedded: tf.Tensor2D; inputIds: readonly tf.Tensor1D[] } {
    const inputIds = FIELDS.map((_, k) => column(batch.inputs, k));
    const embeddings = FIELDS.map(
      (field, k) => tf.gather(parameters(`embedding/${field}`), inputIds[k]!) as tf.Tensor2D,
    );
    return { embedded: tf.concat2d([...embeddings, side(batch.sideBefore)], 1), inputIds };
  }

  #embeddingGradients(
    dInput: tf.Tensor2D,
    inputIds: readonly tf.Tensor1D[],
    put: (name: string, gradient: tf.Tensor) => void,
  ): void {
    let from = 0;
    FIELDS.forEach((field, k) => {
      const width = this.#spec.embeddingSizes[k]!;
      const rows = tf.slice(dInput, [0, from], [dInput.shape[0], width]);
      // One-hot × matMul: the wasm backend lacks the scatter-add of gather's own gradient.
      const oneHot = oneHotRows(inputIds[k]!, FIELD_CLASSES[k]! + 1);
      put(`embedding/${field}`, tf.matMul(tf.transpose(oneHot), rows));
      from += width;
    });
  }

  #headsInput(batch: Batch, top: tf.Tensor2D, dropout: tf.Tensor2D | null): HeadsInput {
    const rows = batch.streams * batch.steps;
    const targetIds = FIELDS.map((_, k) => column(batch.targets, k));
    return {
      top,
      sideBefore: side(batch.sideBefore),
      sideAt: side(batch.sideAt),
      targetIds,
      targets: targetIds.map((ids, k) => oneHotRows(ids, FIELD_CLASSES[k]!)),
      weights: FIELDS.map((_, k) =>
        tf.tensor2d(
          Float32Array.from({ length: rows }, (__, row) => batch.weights[row * FIELD_COUNT + k]!),
          [rows, 1],
        ),
      ),
      legal: legalMasks(batch.legal, rows),
      dropout,
    };
  }

  /** A mask per stream [B, width] over all steps [N, width]. */
  #mask(mask: Float32Array, { streams, steps }: Batch): tf.Tensor2D {
    return tf.tile(tf.tensor2d(mask, [streams, mask.length / streams]), [steps, 1]);
  }

  #initial(batch: Batch, carried: State | null, layer: number): [tf.Tensor2D, tf.Tensor2D] {
    const { streams } = batch;
    const shape: [number, number] = [streams, this.#spec.hiddenSize];
    if (carried?.h[layer]!.shape[0] !== streams) return [tf.zeros(shape), tf.zeros(shape)];
    const keep = tf.tensor2d(
      Float32Array.from(batch.resets, (reset) => 1 - reset),
      [streams, 1],
    );
    return [tf.mul(carried.h[layer], keep), tf.mul(carried.c[layer]!, keep)];
  }
}

function lstmWeights(parameters: Blocks, layer: number): LstmWeights {
  return {
    kernel: parameters(`lstm_${layer}/kernel`) as tf.Tensor2D,
    recurrentKernel: parameters(`lstm_${layer}/recurrent_kernel`) as tf.Tensor2D,
    bias: parameters(`lstm_${layer}/bias`) as tf.Tensor1D,
  };
}

/** Field `k` of [N, 6] classes. */
function column(classes: Int32Array, k: number): tf.Tensor1D {
  const rows = classes.length / FIELD_COUNT;
  return tf.tensor1d(
    Int32Array.from({ length: rows }, (_, row) => classes[row * FIELD_COUNT + k]!),
    'int32',
  );
}

/** [N] → [N, classes]. Cast afterwards: asked for float32 at once, the wasm backend returns zeros. */
function oneHotRows(ids: tf.Tensor1D, classes: number): tf.Tensor2D {
  return tf.cast(tf.oneHot(ids, classes), 'float32') as tf.Tensor2D;
}

function side(values: Uint8Array): tf.Tensor2D {
  return tf.tensor2d(Float32Array.from(values), [values.length / SIDE_SIZE, SIDE_SIZE]);
}

/** Reads a scalar and frees it. */
async function take(scalar: tf.Scalar): Promise<number> {
  const [value] = await scalar.data();
  scalar.dispose();
  return value!;
}

function disposeState(state: State | null): void {
  if (state) tf.dispose([...state.h, ...state.c]);
}
