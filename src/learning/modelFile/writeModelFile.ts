// Trained model → files of a stock LayersModel.
import * as tf from '@tensorflow/tfjs';
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
  // Nothing is computed: no graphics chip is woken for it, and a training keeps the backend it has.
  if (!tf.engine().backendName) void tf.setBackend('cpu');
  const layersModel = toLayersModel(model.network, model.parameters);
  const topology: unknown = layersModel.toJSON(null, false);
  layersModel.dispose();
  const sources = layerWeights(model.network);
  const values = new Float32Array(model.parameters.length);
  let at = 0;
  for (const source of sources) {
    const weight = takeWeight(model.parameters, source);
    values.set(weight, at);
    at += weight.length;
  }
  const weights = precision === 'float32' ? values : Uint16Array.from(values, toFloat16);
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
