// A model file opens in stock TensorFlow.js, comes back as it was, and a damaged one changes nothing.
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { tinyModel } from '../../testing/tinyModel.ts';
import { TINY_NETWORK } from '../../testing/tinyNetwork.ts';
import { startBackend } from '../backends/tfjsBackends.ts';
import { initialParameters } from '../network/initialise.ts';
import { toLayersModel } from '../network/layersModel.ts';
import { METADATA_KEY, type ModelFile } from '../../core/model/modelFile.ts';
import { readModelFile } from './readModelFile.ts';
import { writeModelFile } from './writeModelFile.ts';

const model = tinyModel(initialParameters(TINY_NETWORK, createRandom(3)));

beforeAll(() => startBackend('cpu'));

/** As a file would bring it. */
function throughDisk({ model, weights }: ModelFile): ModelFile {
  return { model: JSON.parse(JSON.stringify(model)), weights: weights.slice() };
}

test('float32 comes back bit for bit', () => {
  expect(readModelFile(throughDisk(writeModelFile(model, 'float32')))).toEqual(model);
});

test('float16 keeps eleven bits', () => {
  const { parameters, ...rest } = readModelFile(throughDisk(writeModelFile(model, 'float16')));
  expect(rest).toEqual({ ...model, parameters: undefined });
  parameters.forEach((value, i) => {
    const original = model.parameters[i]!;
    expect(Math.abs(value - original)).toBeLessThanOrEqual(
      Math.max(Math.abs(original) * 2 ** -11, 2 ** -25),
    );
  });
});

test.each(['float32', 'float16'] as const)('stock TensorFlow.js opens %s', async (precision) => {
  const { model: json, weights } = throughDisk(writeModelFile(model, precision));
  const { modelTopology, weightsManifest, userDefinedMetadata } = json as tf.io.ModelJSON;
  const loaded = await tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology,
      weightSpecs: weightsManifest.flatMap((group) => group.weights),
      weightData: weights.buffer,
      ...(userDefinedMetadata && { userDefinedMetadata }),
    }),
  );
  const own = toLayersModel(TINY_NETWORK, readModelFile({ model: json, weights }).parameters);
  for (const [i, weight] of own.getWeights().entries())
    expect(await loaded.getWeights()[i]!.data()).toEqual(await weight.data());
  expect(loaded.getUserDefinedMetadata()).toHaveProperty(METADATA_KEY);
  loaded.dispose();
  own.dispose();
});

type Json = Record<string, Record<string, Record<string, unknown>>>;

test.each<[string, (json: Json, weights: Uint8Array) => unknown]>([
  ['another program’s', (json) => delete json['userDefinedMetadata']],
  ['an absurd shape', (json) => (json['weightsManifest'] = {})],
  [
    'an absurd size',
    (json) => {
      const network = json['userDefinedMetadata']![METADATA_KEY]!['network'];
      (network as { hiddenSize: number }).hiddenSize = 1e9;
    },
  ],
  ['a weight too few', (json) => void (json['weightsManifest']![0]!['weights'] as unknown[]).pop()],
  ['not a number', (_, weights) => void weights.fill(0x7e)],
])('refused: %s', (_, damage) => {
  const file = throughDisk(writeModelFile(model, 'float16'));
  damage(file.model as Json, file.weights);
  expect(() => readModelFile(file)).toThrow(expect.objectContaining({ code: 'model/unreadable' }));
});

test('refused: weights cut off', () => {
  const { model: json, weights } = throughDisk(writeModelFile(model, 'float16'));
  expect(() => readModelFile({ model: json, weights: weights.slice(0, -1) })).toThrow(
    expect.objectContaining({ code: 'model/unreadable' }),
  );
});
