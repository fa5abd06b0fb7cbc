// Page side of the model worker.
import { connect } from '../connect.ts';
import { lendThreads } from './lendThreads.ts';
import type { ModelProtocol } from './protocol.ts';

export function createModelClient(): ModelProtocol {
  return connect<ModelProtocol>(
    () => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), {
        type: 'module',
        name: 'model',
      });
      lendThreads(worker);
      return worker;
    },
    {
      train: true,
      modelSoFar: true,
      measureSpeed: true,
      setPaused: true,
      giveWay: true,
      takeCheckpoint: true,
      writeModel: true,
      readModel: true,
      generate: true,
      measureSurprise: true,
      considered: true,
      mapPitches: true,
    },
  );
}
