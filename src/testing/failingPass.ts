// A pass that counts, and fails between two meetings where it is told to: for the tests of training threads.
import type { Job, SharedModel, Weights } from '../learning/wasm/threads/pass.ts';

export interface FailingJob extends Job {
  readonly number: number;
  readonly fails: boolean;
}

const NONE: Weights = { packings: () => [] };

export const FAILING_MODEL: SharedModel<null, Weights, FailingJob, number> = {
  createWeights: () => NONE,
  createPass: (_kernels, memory, region) => {
    memory.reserve(region.end);
    return {
      run({ number, fails }, _parameters, _gradient, meet) {
        meet();
        if (fails) throw new Error(`job ${number} failed`);
        meet();
        return number;
      },
    };
  },
};
