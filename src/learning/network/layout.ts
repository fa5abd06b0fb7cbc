// The network's parameters as one flat float32 vector: which block stands where. Every engine, the
// reference, sampling and saved models share this order. LSTM blocks are as in Keras: kernel [in, 4H],
// recurrent kernel [H, 4H], bias [4H], gates in the order i, f, c, o.
import { FIELD_COUNT, FIELDS } from '../../core/encoding/encodedPiece.ts';
import { SIDE_SIZE } from '../../core/encoding/pieceCursor.ts';
import { FIELD_CLASSES } from '../../core/encoding/vocabulary.ts';
import type { NetworkSpec, PresetName } from '../../core/model/trainedModel.ts';

export interface ParameterBlock {
  readonly name: string;
  readonly shape: readonly [number] | readonly [number, number];
  /** Index of the first element in the flat vector. */
  readonly offset: number;
  readonly size: number;
}

/** Fields whose heads see the onset to come; the time fields before them see the previous one. */
export const FIRST_PLACED_FIELD = 2;

const EMBEDDING_SIZES = [8, 24, 24, 64, 32, 8] as const;

export const PRESETS: Readonly<Record<PresetName, NetworkSpec>> = {
  S: { hiddenSize: 128, layers: 1, headSize: 64, embeddingSizes: EMBEDDING_SIZES },
  M: { hiddenSize: 256, layers: 1, headSize: 96, embeddingSizes: EMBEDDING_SIZES },
  L: { hiddenSize: 512, layers: 1, headSize: 128, embeddingSizes: EMBEDDING_SIZES },
};

/** Width of the LSTM's input: the embeddings of the previous event, then the side input. */
export function inputSize(spec: NetworkSpec): number {
  return spec.embeddingSizes.reduce((sum, size) => sum + size, 0) + SIDE_SIZE;
}

/** Every block in order, and the length of the vector. */
export function parameterLayout(spec: NetworkSpec): {
  readonly blocks: readonly ParameterBlock[];
  readonly size: number;
} {
  const { hiddenSize, layers, headSize } = spec;
  const blocks: ParameterBlock[] = [];
  let offset = 0;
  const add = (name: string, ...shape: [number] | [number, number]): void => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    blocks.push({ name, shape, offset, size });
    offset += size;
  };
  FIELDS.forEach((field, k) =>
    // One more row than classes: START.
    add(`embedding/${field}`, FIELD_CLASSES[k]! + 1, spec.embeddingSizes[k]!),
  );
  for (let layer = 0; layer < layers; layer++) {
    add(`lstm_${layer}/kernel`, layer === 0 ? inputSize(spec) : hiddenSize, 4 * hiddenSize);
    add(`lstm_${layer}/recurrent_kernel`, hiddenSize, 4 * hiddenSize);
    add(`lstm_${layer}/bias`, 4 * hiddenSize);
  }
  add('heads/kernel', hiddenSize, FIELD_COUNT * headSize);
  add('heads/bias', FIELD_COUNT * headSize);
  add('heads/side_before', SIDE_SIZE, FIRST_PLACED_FIELD * headSize);
  add('heads/side_at', SIDE_SIZE, (FIELD_COUNT - FIRST_PLACED_FIELD) * headSize);
  // A field's chain table feeds the heads of all later fields at once.
  FIELDS.slice(0, -1).forEach((field, k) =>
    add(`chain/${field}`, FIELD_CLASSES[k]!, (FIELD_COUNT - 1 - k) * headSize),
  );
  FIELDS.forEach((field, k) => {
    add(`output/${field}/kernel`, headSize, FIELD_CLASSES[k]!);
    add(`output/${field}/bias`, FIELD_CLASSES[k]!);
  });
  return { blocks, size: offset };
}

/** The block called `name` as a view into `vector`. */
export function blockOf<Vector extends Float32Array | Float64Array>(
  vector: Vector,
  blocks: readonly ParameterBlock[],
  name: string,
): Vector {
  const block = blocks.find((candidate) => candidate.name === name);
  if (!block) throw new RangeError(`no parameter block ${name}`);
  return vector.subarray(block.offset, block.offset + block.size) as Vector;
}
