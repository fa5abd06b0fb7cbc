// A thread's side: it keeps one pass and lays it out anew when shape or place change.
import { instantiateKernels } from '../builds.ts';
import { KernelMemory, Region } from '../memory.ts';
import {
  isSameShape,
  type Answer,
  type CreatePass,
  type Job,
  type Pass,
  type Start,
  type Work,
} from './pass.ts';

/** To be called once, by the worker's own file. */
export function servePass<Setup, J extends Job, Result>(
  create: CreatePass<Setup, J, Result>,
): void {
  let work: ((message: Work<J>) => Result) | null = null;
  self.onmessage = ({ data }: MessageEvent<Start<Setup> | Work<J>>): void => {
    if ('module' in data) {
      work = prepare(data, create);
      return;
    }
    let answer: Answer<Result>;
    try {
      answer = { result: work!(data) };
    } catch (error) {
      answer = { error: String(error) };
    }
    self.postMessage(answer);
  };
}

function prepare<Setup, J extends Job, Result>(
  { module, memory: shared, tileRows, setup }: Start<Setup>,
  create: CreatePass<Setup, J, Result>,
): (message: Work<J>) => Result {
  const memory = new KernelMemory(shared);
  const kernels = instantiateKernels(module, shared);
  kernels.setTileRows(tileRows);
  let laid: { pass: Pass<J, Result>; shape: Job['shape']; start: number } | null = null;
  return ({ job, start, parameters, gradient, size }) => {
    if (laid?.start !== start || !isSameShape(laid.shape, job.shape)) {
      const region = new Region(start);
      laid = { pass: create(kernels, memory, region, setup, job.shape), shape: job.shape, start };
    }
    if (gradient !== null) memory.floats(gradient, size).fill(0);
    return laid.pass.run(job, parameters, gradient);
  };
}
