// A worker that trains on threads which the page starts for it.
import { afterEach, expect, test, vi } from 'vitest';
import { startThread } from '../../learning/wasm/threads/thread.ts';
import { lendThreads } from './lendThreads.ts';

const dyingThread = (): Worker =>
  new Worker(new URL('../../testing/dying.worker.ts', import.meta.url), { type: 'module' });

let worker: Worker;
afterEach(() => worker.terminate());

interface Count {
  started: number;
  ended: number;
}

/** @returns what becomes of its threads. */
function openBorrower(start: () => Worker): Readonly<Count> {
  const threads: Count = { started: 0, ended: 0 };
  worker = new Worker(new URL('../../testing/borrowing.worker.ts', import.meta.url), {
    type: 'module',
  });
  lendThreads(worker, () => {
    const thread = start();
    threads.started++;
    const end = thread.terminate.bind(thread);
    thread.terminate = () => {
      threads.ended++;
      end();
    };
    return thread;
  });
  return threads;
}

const train = (): Promise<string> =>
  new Promise((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<string>) => resolve(data), {
      once: true,
    });
    worker.postMessage('train');
  });

test('a step on a borrowed thread, which ends with its engine', async () => {
  const threads = openBorrower(startThread);
  expect(await train()).toBe('right');
  expect(await train()).toBe('right');
  await vi.waitFor(() => expect(threads).toEqual({ started: 2, ended: 2 }));
});

test('the worker hears of a thread that dies', async () => {
  openBorrower(dyingThread);
  expect(await train()).toContain('a training thread died: Uncaught Error: it never was');
});

test('the worker hears of a thread that cannot be started', async () => {
  openBorrower(() => {
    throw new Error('not allowed');
  });
  expect(await train()).toContain('a training thread died: Error: not allowed');
});

test('threads end with a worker that crashes', async () => {
  // Silent, so that it is still asked for a step when the worker crashes.
  const threads = openBorrower(
    () => new Worker(new URL('../../testing/probe.worker.ts', import.meta.url), { type: 'module' }),
  );
  void train();
  await vi.waitFor(() => expect(threads.started).toBe(1));
  worker.addEventListener('error', (event) => event.preventDefault());
  worker.postMessage('crash');
  await vi.waitFor(() => expect(threads.ended).toBe(1));
});
