// Threads that fail: whoever asked for the step hears why, nobody waits for ever, and no further step is taken.
import { afterEach, expect, test } from 'vitest';
import { FAILING_MODEL, type FailingJob } from '../../../testing/failingPass.ts';
import { compileKernels, instantiateKernels } from '../builds.ts';
import { KernelMemory, Region } from '../memory.ts';
import type { Weights } from './pass.ts';
import { ThreadTeam } from './threadTeam.ts';

const SIZE = 16;
const shape = { streams: 1, steps: 1 };
const job = (number: number, fails = false): FailingJob => ({ shape, number, fails });

type Team = ThreadTeam<null, Weights, FailingJob, number>;
let team: Team | null = null;
afterEach(() => team?.dispose());

const failingThread = (): Worker =>
  new Worker(new URL('../../../testing/failingPass.worker.ts', import.meta.url), {
    type: 'module',
  });
const dyingThread = (): Worker =>
  new Worker(new URL('../../../testing/dying.worker.ts', import.meta.url), { type: 'module' });

async function gather(...workers: readonly Worker[]): Promise<Team> {
  const module = await compileKernels('simd', true);
  const memory = KernelMemory.create(true);
  const region = new Region();
  const [parameters, gradient] = [region.floats(SIZE), region.floats(SIZE)];
  memory.reserve(region.end);
  const made: Team = new ThreadTeam({
    ...{ module, memory, parameters, gradient, workers },
    kernels: instantiateKernels(module, memory.memory),
    tileRows: 4,
    start: region.end,
    size: SIZE,
    setup: null,
    model: FAILING_MODEL,
  });
  team = made;
  return made;
}

test('every thread does its job', async () => {
  const { results } = await (
    await gather(failingThread(), failingThread())
  ).run([job(1), job(2), job(3)], true);
  expect(results).toEqual([1, 2, 3]);
});

test.each([
  ['a further thread', [job(1), job(2, true), job(3)], 2],
  ['the first thread', [job(1, true), job(2), job(3)], 1],
])('%s throws', async (_, jobs, failed) => {
  const three = await gather(failingThread(), failingThread());
  await three.run([job(1), job(2), job(3)], true);
  // The others may say so first, as they were sent away.
  const reason = new RegExp(`job ${failed} failed|a training thread has failed`);
  await expect(three.run(jobs, true)).rejects.toThrow(reason);
  await expect(three.run([job(1), job(2), job(3)], true)).rejects.toThrow(reason);
});

test('a thread dies', async () => {
  const two = await gather(dyingThread());
  await expect(two.run([job(1), job(2)], true)).rejects.toThrow(
    'a training thread died: Uncaught Error: it never was',
  );
});

test('the threads are ended while they work', async () => {
  const two = await gather(failingThread());
  await two.run([job(1), job(2)], true);
  two.dispose();
  await expect(two.run([job(1), job(2)], true)).rejects.toThrow('the threads have been ended');
});
