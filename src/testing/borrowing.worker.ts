// A worker that can start no worker itself and trains on threads it borrows: asked anything, it says whether their
// gradients are right.
import { checkGradients } from '../learning/backends/gradientCheck.ts';
import { WasmEngine } from '../learning/wasm/wasmEngine.ts';
import { borrowThreads } from '../workers/model/borrowThreads.ts';

Object.defineProperty(globalThis, 'Worker', { value: undefined });
const startThread = borrowThreads();

const answer = async (): Promise<string> => {
  try {
    await checkGradients({
      name: 'wasm-threads',
      isSpare: false,
      probe: () => Promise.resolve({ status: 'hardware', detail: '' }),
      create: (spec, parameters) =>
        WasmEngine.create(spec, parameters, { build: 'simd', tileRows: 4 }, 2, startThread),
    });
    return 'right';
  } catch (error) {
    return String(error);
  }
};

self.addEventListener('message', ({ data }) => {
  if (data === 'crash') throw new Error('the worker crashed');
  if (data === 'train') void answer().then((said) => self.postMessage(said));
});
