// The model that ships with the app (public/starter), as files of a LayersModel.
import type { ModelFile } from '../../core/model/modelFile.ts';
import type { FetchShipped } from './shippedFile.ts';

export interface StarterFiles {
  /** @throws AppError network/unreachable */
  fetch(): Promise<ModelFile>;
}

export function createStarterFiles(fetchShipped: FetchShipped): StarterFiles {
  return {
    async fetch() {
      const [model, weights] = await Promise.all([
        fetchShipped('starter/model.json').then((response) => response.json() as Promise<unknown>),
        fetchShipped('starter/weights.bin').then((response) => response.arrayBuffer()),
      ]);
      return { model, weights: new Uint8Array(weights) };
    },
  };
}
