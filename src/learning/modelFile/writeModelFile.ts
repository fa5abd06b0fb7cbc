// Trained model → files of a stock LayersModel.
import { toMetadata } from '../../core/model/modelMetadata.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import { layerWeights, takeWeight } from '../network/layerWeights.ts';
import { toLayersModel } from '../network/layersModel.ts';
import { toFloat16 } from './float16.ts';
import { METADATA_KEY, WEIGHTS_FILE, type ModelFile } from '../../core/model/modelFile.ts';

/**
 * @param precision `float16` halves the size; a weight keeps 11 of its 24 bits. TensorFlow.js knows it as a
 *   quantisation and widens it when it loads.
 */
export function writeModelFile(model: TrainedModel, precision: 'float32' | 'float16'): ModelFile {
  const layersModel = toLayersModel(model.network, model.parameters);
  const topology: unknown = layersModel.toJSON(null, false);
  layersModel.dispose();
  const sources = layerWeights(model.network);
  const values = sources.flatMap((source) => [...takeWeight(model.parameters, source)]);
  const weights =
    precision === 'float32' ? Float32Array.from(values) : Uint16Array.from(values, toFloat16);
  return {
    model: {
      format: 'layers-model',
      generatedBy: 'Cadenza',
      convertedBy: null,
      modelTopology: topology,
      userDefinedMetadata: { [METADATA_KEY]: toMetadata(model) },
      weightsManifest: [
        {
          paths: [WEIGHTS_FILE],
          weights: sources.map(({ layer, weight, shape }) => ({
            name: `${layer}/${weight}`,
            shape,
            dtype: 'float32',
            ...(precision === 'float16' && {
              quantization: { dtype: 'float16', original_dtype: 'float32' },
            }),
          })),
        },
      ],
    },
    weights: new Uint8Array(weights.buffer),
  };
}
