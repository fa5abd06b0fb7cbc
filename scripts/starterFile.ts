// The starter model as the app reads it.
import type { TrainedModel } from '../src/core/model/trainedModel.ts';
import { readModelFile } from '../src/learning/modelFile/readModelFile.ts';

export async function fetchStarter(): Promise<TrainedModel> {
  const [model, weights] = await Promise.all([
    fetch('/starter/model.json').then((response) => response.json() as Promise<unknown>),
    fetch('/starter/weights.bin').then((response) => response.arrayBuffer()),
  ]);
  return readModelFile({ model, weights: new Uint8Array(weights) });
}
