// Files of a LayersModel that Cadenza wrote → trained model. Nothing is read but numbers: the topology in
// the file is for other programs, ours follows from the sizes in the metadata.
import * as v from 'valibot';
import { AppError } from '../../core/errors.ts';
import { parseMetadata } from '../../core/model/modelMetadata.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import { layerWeights, putWeight, type LayerWeight } from '../network/layerWeights.ts';
import { parameterLayout } from '../network/layout.ts';
import { fromFloat16 } from './float16.ts';
import { METADATA_KEY, type ModelFile } from '../../core/model/modelFile.ts';

const WEIGHT = v.object({
  name: v.string(),
  shape: v.array(v.number()),
  dtype: v.literal('float32'),
  quantization: v.optional(v.object({ dtype: v.literal('float16') })),
});

const MODEL = v.object({
  userDefinedMetadata: v.object({ [METADATA_KEY]: v.unknown() }),
  weightsManifest: v.tuple([v.object({ weights: v.array(WEIGHT) })]),
});

const unreadable = (message: string): AppError => new AppError('model/unreadable', message);

/** @throws AppError model/unreadable: not a model of Cadenza, or a damaged one */
export function readModelFile(file: ModelFile): TrainedModel {
  const result = v.safeParse(MODEL, file.model);
  if (!result.success) throw unreadable(result.issues[0].message);
  const { userDefinedMetadata, weightsManifest } = result.output;
  const metadata = parseMetadata(userDefinedMetadata[METADATA_KEY]);
  const wanted = new Map(
    layerWeights(metadata.network).map((weight) => [`${weight.layer}/${weight.weight}`, weight]),
  );
  const { size: parameterCount } = parameterLayout(metadata.network);
  // Before anything of that size is made.
  if (parameterCount * 2 > file.weights.byteLength) throw unreadable('there are too few weights');
  const parameters = new Float32Array(parameterCount);
  const bytes = new DataView(file.weights.buffer, file.weights.byteOffset, file.weights.byteLength);
  let offset = 0;
  for (const { name, shape, quantization } of weightsManifest[0].weights) {
    const weight = wanted.get(name);
    if (weight?.shape.join() !== shape.join())
      throw unreadable(`${name} [${shape.join()}] is no weight of this network`);
    wanted.delete(name);
    const width = quantization ? 2 : 4;
    const size = countOf(weight);
    if (offset + size * width > bytes.byteLength) throw unreadable('the weights end early');
    const values = new Float32Array(size);
    for (let i = 0; i < size; i++)
      values[i] = quantization
        ? fromFloat16(bytes.getUint16(offset + i * 2, true))
        : bytes.getFloat32(offset + i * 4, true);
    if (!values.every(Number.isFinite)) throw unreadable(`${name} is not all numbers`);
    putWeight(parameters, weight, values);
    offset += size * width;
  }
  if (wanted.size > 0) throw unreadable(`${[...wanted.keys()].join()} missing`);
  return { ...metadata, parameters };
}

function countOf({ shape }: LayerWeight): number {
  return shape.reduce((product, extent) => product * extent, 1);
}
