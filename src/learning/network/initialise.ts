// Initial weights: Glorot uniform kernels, orthogonal recurrent kernels per gate, forget bias 1 (Keras'
// defaults), standard normal embeddings, small normal chain tables.
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import type { Random } from '../../core/random.ts';
import { blockOf, parameterLayout } from './layout.ts';

/** Small embeddings are drowned by the side input's ones: pitches then go unlearned for hundreds of updates. */
const EMBEDDING_DEVIATION = 1;
const CHAIN_DEVIATION = 0.1;

/** A fresh parameter vector; the same `random` gives the same one. */
export function initialParameters(spec: NetworkSpec, random: Random): Float32Array {
  const { blocks, size } = parameterLayout(spec);
  const parameters = new Float32Array(size);
  for (const block of blocks) {
    const values = parameters.subarray(block.offset, block.offset + block.size);
    const [rows, columns] = block.shape;
    if (columns === undefined) continue;
    if (block.name.endsWith('recurrent_kernel')) fillOrthogonal(values, rows, columns, random);
    else if (block.name.startsWith('embedding')) fillNormal(values, EMBEDDING_DEVIATION, random);
    else if (block.name.startsWith('chain')) fillNormal(values, CHAIN_DEVIATION, random);
    else fillUniform(values, Math.sqrt(6 / (rows + columns)), random);
  }
  for (let layer = 0; layer < spec.layers; layer++)
    blockOf(parameters, blocks, `lstm_${layer}/bias`).fill(1, spec.hiddenSize, 2 * spec.hiddenSize);
  return parameters;
}

function fillUniform(values: Float32Array, limit: number, random: Random): void {
  for (let i = 0; i < values.length; i++) values[i] = (2 * random.next() - 1) * limit;
}

function fillNormal(values: Float32Array, deviation: number, random: Random): void {
  for (let i = 0; i < values.length; i++) values[i] = deviation * random.normal();
}

/** Each of the four [H, H] gate blocks of a [H, 4H] kernel orthogonal: Gram-Schmidt on normal rows. */
function fillOrthogonal(values: Float32Array, rows: number, columns: number, random: Random): void {
  for (let gate = 0; gate < columns; gate += rows) {
    const basis: Float64Array[] = [];
    for (let row = 0; row < rows; row++) {
      const vector = Float64Array.from({ length: rows }, () => random.normal());
      // Twice is enough (Giraud & Langou 2005): the second pass removes what rounding left.
      for (let pass = 0; pass < 2; pass++)
        for (const other of basis) {
          const overlap = dot(vector, other);
          for (let i = 0; i < rows; i++) vector[i]! -= overlap * other[i]!;
        }
      const norm = Math.sqrt(dot(vector, vector));
      for (let i = 0; i < rows; i++) vector[i]! /= norm;
      basis.push(vector);
      values.set(vector, row * columns + gate);
    }
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
