// The same language model as anyone would build it with TensorFlow.js: the yardstick.
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { startBackend, type TfjsBackend } from '../../src/learning/backends/tfjsBackends.ts';
import type { LanguageModelShape } from './languageModel.ts';

/** What the benchmark uses of the wasm backend. */
interface WasmBackend {
  typedArrayFromHeap(tensor: tf.TensorInfo): Float32Array | Int32Array;
  makeOutput(shape: number[], dtype: 'float32'): tf.TensorInfo;
}

/** The wasm backend cannot train an embedding: this kernel is missing. */
export function supplyMissingKernel(): void {
  tf.registerKernel({
    kernelName: 'UnsortedSegmentSum',
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const wasm = backend as unknown as WasmBackend;
      const [x, ids] = [inputs['x']!, inputs['segmentIds']!];
      const segments = attrs!['numSegments'] as number;
      const rest = x.shape.slice(ids.shape.length);
      const width = rest.reduce((product, extent) => product * extent, 1);
      const output = wasm.makeOutput([segments, ...rest], 'float32');
      const [from, at, out] = [x, ids, output].map((tensor) => wasm.typedArrayFromHeap(tensor));
      out!.fill(0);
      at!.forEach((id, row) => {
        for (let i = 0; i < width; i++) out![id * width + i]! += from![row * width + i]!;
      });
      return output;
    },
  });
}

export class StockModel {
  readonly #shape: LanguageModelShape;
  readonly #model: tf.Sequential;

  private constructor(shape: LanguageModelShape) {
    const { steps, streams, tokens, embeddingSize, hiddenSize, layers } = shape;
    this.#shape = shape;
    this.#model = tf.sequential();
    this.#model.add(
      tf.layers.embedding({
        inputDim: tokens,
        outputDim: embeddingSize,
        batchInputShape: [streams, steps],
      }),
    );
    for (let layer = 0; layer < layers; layer++)
      this.#model.add(
        tf.layers.lstm({
          units: hiddenSize,
          returnSequences: true,
          // tfjs' own default is another function.
          recurrentActivation: 'sigmoid',
          // Orthogonal start values would take seconds; nobody measures them.
          recurrentInitializer: 'glorotUniform',
        }),
      );
    this.#model.add(tf.layers.dense({ units: tokens, activation: 'softmax' }));
    this.#model.compile({
      optimizer: tf.train.adam(1e-3),
      loss: 'sparseCategoricalCrossentropy',
    });
  }

  static async create(shape: LanguageModelShape, backend: TfjsBackend): Promise<StockModel> {
    await startBackend(backend);
    return new StockModel(shape);
  }

  /** Weights in the order of the flat vector of languageModel.ts. */
  setParameters(parameters: Float32Array): void {
    let offset = 0;
    const weights = this.#model.getWeights().map(({ shape }) => {
      const size = shape.reduce((product, extent) => product * extent, 1);
      offset += size;
      return tf.tensor(parameters.slice(offset - size, offset), shape);
    });
    this.#model.setWeights(weights);
    tf.dispose(weights);
  }

  /** @param inputs time-major, as the engine has them. @returns mean nats. */
  async step(inputs: Int32Array, targets: Int32Array): Promise<number> {
    const x = this.#streams(inputs);
    const y = tf.tidy(() => this.#streams(targets).expandDims(2));
    const loss = await this.#model.trainOnBatch(x, y);
    tf.dispose([x, y]);
    return loss as number;
  }

  /** Per weight, d(mean nats)/d(weight), flat. */
  async gradient(inputs: Int32Array, targets: Int32Array): Promise<Float32Array[]> {
    const { tokens } = this.#shape;
    const { grads } = tf.tidy(() => {
      const labels = tf.oneHot(this.#streams(targets).toInt(), tokens);
      return tf.variableGrads(() => {
        const probabilities = this.#model.apply(this.#streams(inputs), { training: true });
        const chosen = tf.sum(tf.mul(probabilities as tf.Tensor, labels), 2);
        return tf.neg(tf.mean(tf.log(chosen)));
      });
    });
    const names = this.#model.trainableWeights.map((weight) => weight.name);
    const values = await Promise.all(
      // A layer's variable bears the layer's name, possibly with a number.
      Object.keys(grads).map(async (name) => [name, await grads[name]!.data<'float32'>()] as const),
    );
    tf.dispose(grads);
    const byName = new Map(values);
    return names.map((name) => byName.get(name)!);
  }

  dispose(): void {
    this.#model.dispose();
  }

  /** [T·B] → [B, T] */
  #streams(tokens: Int32Array): tf.Tensor2D {
    const { steps, streams } = this.#shape;
    return tf.tidy(() =>
      tf.transpose<tf.Tensor2D>(tf.tensor2d(Float32Array.from(tokens), [steps, streams])),
    );
  }
}
