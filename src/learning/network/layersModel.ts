// The trained network as a stock TensorFlow.js LayersModel, which Keras reads too: nothing but Embedding,
// Concatenate, LSTM, Dense, Add and Activation. There is no layer that slices, so each head has dense
// layers of its own, whose kernels are its columns of ours.
import * as tf from '@tensorflow/tfjs';
import { FIELDS } from '../../core/encoding/encodedPiece.ts';
import { SIDE_SIZE } from '../../core/encoding/pieceCursor.ts';
import { FIELD_CLASSES } from '../../core/encoding/vocabulary.ts';
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import { layerWeights, takeWeight } from './layerWeights.ts';
import { FIRST_PLACED_FIELD } from './layout.ts';

/**
 * Inputs, by name and in this order: `previous_<field>` [batch, time] ×6, `side_before` and `side_at`
 * [batch, time, 144], `chosen_<field>` [batch, time] ×5, the classes of the event itself. Outputs: the
 * logits of each field [batch, time, classes], before legal classes are singled out. The state before
 * the first step is zero.
 * @param parameters see `parameterLayout`
 * @returns a model that the caller disposes.
 */
export function toLayersModel(spec: NetworkSpec, parameters: Float32Array): tf.LayersModel {
  const model = unsetModel(spec);
  tf.tidy(() => {
    const ofLayers = new Map<string, tf.Tensor[]>();
    for (const weight of layerWeights(spec)) {
      const value = tf.tensor(takeWeight(parameters, weight), [...weight.shape]);
      ofLayers.set(weight.layer, [...(ofLayers.get(weight.layer) ?? []), value]);
    }
    for (const [layer, weights] of ofLayers) model.getLayer(layer).setWeights(weights);
  });
  return model;
}

const embedding = (name: string, inputDim: number, outputDim: number): tf.layers.Layer =>
  tf.layers.embedding({ name, inputDim, outputDim, embeddingsInitializer: 'zeros' });

const dense = (name: string, units: number, useBias = true): tf.layers.Layer =>
  tf.layers.dense({ name, units, useBias, kernelInitializer: 'zeros' });

/** The layers; all weights zero, for to draw orthogonal ones would take seconds. */
function unsetModel(spec: NetworkSpec): tf.LayersModel {
  const classes = (name: string): tf.SymbolicTensor =>
    tf.input({ shape: [null], dtype: 'int32', name });
  const side = (name: string): tf.SymbolicTensor => tf.input({ shape: [null, SIDE_SIZE], name });
  const previous = FIELDS.map((field) => classes(`previous_${field}`));
  const [sideBefore, sideAt] = [side('side_before'), side('side_at')];
  const chosen = FIELDS.slice(0, -1).map((field) => classes(`chosen_${field}`));
  const apply = (layer: tf.layers.Layer, ...inputs: tf.SymbolicTensor[]): tf.SymbolicTensor =>
    layer.apply(inputs) as tf.SymbolicTensor;

  const embeddings = FIELDS.map((field, k) =>
    apply(
      embedding(`embedding_${field}`, FIELD_CLASSES[k]! + 1, spec.embeddingSizes[k]!),
      previous[k]!,
    ),
  );
  let top = apply(tf.layers.concatenate({ name: 'event' }), ...embeddings, sideBefore);
  for (let layer = 0; layer < spec.layers; layer++)
    top = apply(
      tf.layers.lstm({
        name: `lstm_${layer}`,
        units: spec.hiddenSize,
        returnSequences: true,
        // Keras' default; that of TensorFlow.js is another function.
        recurrentActivation: 'sigmoid',
        kernelInitializer: 'zeros',
        recurrentInitializer: 'zeros',
      }),
      top,
    );

  const logits = FIELDS.map((field, k) => {
    const sum = apply(
      tf.layers.add({ name: `sum_${field}` }),
      apply(dense(`head_${field}`, spec.headSize), top),
      apply(
        dense(`side_${field}`, spec.headSize, false),
        k < FIRST_PLACED_FIELD ? sideBefore : sideAt,
      ),
      ...FIELDS.slice(0, k).map((earlier, j) =>
        apply(embedding(`chain_${earlier}_${field}`, FIELD_CLASSES[j]!, spec.headSize), chosen[j]!),
      ),
    );
    const active = apply(
      tf.layers.activation({ name: `active_${field}`, activation: 'relu' }),
      sum,
    );
    return apply(dense(`logits_${field}`, FIELD_CLASSES[k]!), active);
  });
  return tf.model({
    name: 'cadenza',
    inputs: [...previous, sideBefore, sideAt, ...chosen],
    outputs: logits,
  });
}
