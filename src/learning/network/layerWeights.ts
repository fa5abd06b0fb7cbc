// Which weight of which stock layer holds which part of our flat parameter vector. The LSTM is the same in
// both; our heads lie side by side in one block, stock layers have one dense layer for each.
import { FIELDS } from '../../core/encoding/encodedPiece.ts';
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import { FIRST_PLACED_FIELD, parameterLayout } from './layout.ts';

/** One weight of a stock layer: a block of ours or some of its columns. */
export interface LayerWeight {
  readonly layer: string;
  /** Name within the layer, as Keras has it. */
  readonly weight: 'kernel' | 'recurrent_kernel' | 'bias' | 'embeddings';
  readonly shape: readonly [number] | readonly [number, number];
  /** Of the first element in our vector. */
  readonly offset: number;
  /** Elements of our vector from one row to the next. */
  readonly stride: number;
}

/** By layer, each layer's in Keras' order; together they hold every parameter once. */
export function layerWeights(spec: NetworkSpec): LayerWeight[] {
  const { blocks } = parameterLayout(spec);
  const weights: LayerWeight[] = [];
  const add = (
    layer: string,
    weight: LayerWeight['weight'],
    block: string,
    columns?: readonly [first: number, width: number],
  ): void => {
    const { shape, offset } = blocks.find(({ name }) => name === block)!;
    const stride = shape.at(-1)!;
    const [first, width] = columns ?? [0, stride];
    const ownShape = shape.length === 1 ? ([width] as const) : ([shape[0], width] as const);
    weights.push({ layer, weight, shape: ownShape, offset: offset + first, stride });
  };
  for (let layer = 0; layer < spec.layers; layer++)
    for (const weight of ['kernel', 'recurrent_kernel', 'bias'] as const)
      add(`lstm_${layer}`, weight, `lstm_${layer}/${weight}`);
  const Z = spec.headSize;
  FIELDS.forEach((field, k) => {
    add(`embedding_${field}`, 'embeddings', `embedding/${field}`);
    add(`head_${field}`, 'kernel', 'heads/kernel', [k * Z, Z]);
    add(`head_${field}`, 'bias', 'heads/bias', [k * Z, Z]);
    const placed = k - FIRST_PLACED_FIELD;
    if (placed < 0) add(`side_${field}`, 'kernel', 'heads/side_before', [k * Z, Z]);
    else add(`side_${field}`, 'kernel', 'heads/side_at', [placed * Z, Z]);
    FIELDS.slice(0, k).forEach((earlier, j) =>
      add(`chain_${earlier}_${field}`, 'embeddings', `chain/${earlier}`, [(k - j - 1) * Z, Z]),
    );
    add(`logits_${field}`, 'kernel', `output/${field}/kernel`);
    add(`logits_${field}`, 'bias', `output/${field}/bias`);
  });
  return weights;
}

const rowsOf = ({ shape }: LayerWeight): number => (shape.length === 1 ? 1 : shape[0]);

/** @returns the weight's own values, row-major. */
export function takeWeight(parameters: Float32Array, weight: LayerWeight): Float32Array {
  const { shape, offset, stride } = weight;
  const width = shape.at(-1)!;
  const values = new Float32Array(rowsOf(weight) * width);
  for (let row = 0; row < rowsOf(weight); row++)
    values.set(parameters.subarray(offset + row * stride).subarray(0, width), row * width);
  return values;
}

/** The inverse of `takeWeight`. */
export function putWeight(
  parameters: Float32Array,
  weight: LayerWeight,
  values: Float32Array,
): void {
  const { shape, offset, stride } = weight;
  const width = shape.at(-1)!;
  for (let row = 0; row < rowsOf(weight); row++)
    parameters.set(values.subarray(row * width, (row + 1) * width), offset + row * stride);
}
