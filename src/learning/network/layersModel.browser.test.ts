// Our parameters in stock layers: the same function, and the same gates in the same order.
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import type { Batch } from '../../core/dataset/batch.ts';
import { FIELD_COUNT, FIELDS } from '../../core/encoding/encodedPiece.ts';
import { SIDE_SIZE } from '../../core/encoding/pieceCursor.ts';
import { FIELD_CLASSES } from '../../core/encoding/vocabulary.ts';
import { createRandom } from '../../core/random.ts';
import { TINY_NETWORK, tinyBatches } from '../../testing/tinyNetwork.ts';
import { startBackend } from '../backends/tfjsBackends.ts';
import { StepNetwork } from '../sampling/stepNetwork.ts';
import { tfjsDevice } from '../tfjs/webgpu/tfjsDevice.ts';
import { WebGpuEngine } from '../tfjs/webgpu/webGpuEngine.ts';
import { initialParameters } from './initialise.ts';
import { FIRST_PLACED_FIELD } from './layout.ts';
import { toLayersModel } from './layersModel.ts';

const parameters = initialParameters(TINY_NETWORK, createRandom(3));
const [batch] = tinyBatches(1) as [Batch];
const { streams, steps } = batch;

beforeAll(async () => {
  await startBackend('webgpu');
  await startBackend('wasm');
});

/** Time-major rows of a batch → [streams, steps, width] */
function byStream(values: ArrayLike<number>, width: number): tf.Tensor3D {
  return tf.transpose<tf.Tensor3D>(
    tf.tensor3d(Float32Array.from(values), [steps, streams, width]),
    [1, 0, 2],
  );
}

function inputsOf(): tf.Tensor[] {
  const field = (classes: Int32Array, k: number): tf.Tensor =>
    tf.cast(
      tf.squeeze(tf.slice(byStream(classes, FIELD_COUNT), [0, 0, k], [-1, -1, 1]), [2]),
      'int32',
    );
  return [
    ...FIELDS.map((_, k) => field(batch.inputs, k)),
    byStream(batch.sideBefore, SIDE_SIZE),
    byStream(batch.sideAt, SIDE_SIZE),
    ...FIELDS.slice(0, -1).map((_, k) => field(batch.targets, k)),
  ];
}

/** Per field [streams, steps, classes], flat. */
async function predict(model: tf.LayersModel): Promise<Float32Array[]> {
  const outputs = tf.tidy(() => model.predict(inputsOf()) as tf.Tensor[]);
  const values = await Promise.all(outputs.map((output) => output.data<'float32'>()));
  tf.dispose(outputs);
  return values;
}

test('stock layers give the logits of the network that writes music', async () => {
  const model = toLayersModel(TINY_NETWORK, parameters);
  const logits = await predict(model);
  const network = new StepNetwork(TINY_NETWORK, parameters);
  let worst = 0;
  for (let b = 0; b < streams; b++) {
    network.reset();
    for (let t = 0; t < steps; t++) {
      const row = t * streams + b;
      const rowOf = (values: Int32Array | Uint8Array, width: number): Float32Array =>
        Float32Array.from(values.subarray(row * width, (row + 1) * width));
      network.advance(rowOf(batch.inputs, FIELD_COUNT), rowOf(batch.sideBefore, SIDE_SIZE));
      FIELD_CLASSES.forEach((classes, k) => {
        if (k === FIRST_PLACED_FIELD) network.place(rowOf(batch.sideAt, SIDE_SIZE));
        const start = (b * steps + t) * classes;
        network.logits(k).forEach((value, v) => {
          worst = Math.max(worst, Math.abs(value - logits[k]![start + v]!));
        });
        network.choose(k, batch.targets[row * FIELD_COUNT + k]!);
      });
    }
  }
  expect(worst).toBeLessThan(1e-5);
  model.dispose();
});

test('stock layers give the loss of the WebGPU engine', async () => {
  const model = toLayersModel(TINY_NETWORK, parameters);
  const logits = await predict(model);
  let nats = 0;
  batch.weights.forEach((weight, at) => {
    const [row, k] = [Math.floor(at / FIELD_COUNT), at % FIELD_COUNT];
    const place = (row % streams) * steps + Math.floor(row / streams);
    const classes = FIELD_CLASSES[k]!;
    const ofRow = logits[k]!.subarray(place * classes, (place + 1) * classes);
    const legal = ofRow.subarray(batch.legal[2 * at], batch.legal[2 * at + 1]);
    if (weight)
      nats +=
        Math.log(legal.reduce((sum, logit) => sum + Math.exp(logit), 0)) -
        ofRow[batch.targets[at]!]!;
  });
  const engine = await WebGpuEngine.create(tfjsDevice(), TINY_NETWORK, parameters);
  expect(Math.abs((await engine.evaluate(batch)) / nats - 1)).toBeLessThan(1e-5);
  engine.dispose();
  model.dispose();
});

test('the model survives saving, and leaves no tensor behind', async () => {
  const before = tf.memory().numTensors;
  const model = toLayersModel(TINY_NETWORK, parameters);
  const expected = await predict(model);
  const saved = await new Promise<tf.io.ModelArtifacts>((resolve) => {
    void model.save(
      tf.io.withSaveHandler((artifacts) => {
        resolve(artifacts);
        return Promise.resolve({
          modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' },
        });
      }),
    );
  });
  const loaded = await tf.loadLayersModel(tf.io.fromMemory(saved));
  expect(await predict(loaded)).toEqual(expected);
  model.dispose();
  loaded.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
