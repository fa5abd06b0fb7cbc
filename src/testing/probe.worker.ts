// A worker that does one thing per case of connect.browser.test.ts.
import { AppError } from '../core/errors.ts';
import type { Job } from '../workers/job.ts';
import { serve } from '../workers/serve.ts';

export interface ProbeProtocol {
  /** Each byte plus one. */
  increment(input: { readonly bytes: ArrayBuffer }, job: Job<never>): Promise<Uint8Array>;
  /** Gives one array and says how many bytes of it the worker still has afterwards. */
  give(input: null, job: Job<{ readonly squares: Float32Array }>): Promise<number>;
  fail(input: 'coded' | 'defect', job: Job<never>): Promise<never>;
  count(input: { readonly to: number }, job: Job<number>): Promise<number>;
  /** Resolves with the reason to stop once it is aborted. */
  waitForAbort(input: null, job: Job<'waiting'>): Promise<'aborted'>;
  /** Dies of an error that nobody catches, with the call still pending. */
  crash(input: null, job: Job<never>): Promise<never>;
  neverEnd(input: null, job: Job<'begun'>): Promise<never>;
}

const forever = new Promise<never>(() => undefined);

serve<ProbeProtocol>({
  increment: ({ bytes }) => Promise.resolve(new Uint8Array(bytes).map((byte) => byte + 1)),
  async give(_, { onEvent }) {
    const squares = Float32Array.of(0, 1, 4, 9);
    onEvent?.({ squares });
    await Promise.resolve();
    return squares.byteLength;
  },
  fail: (input) =>
    Promise.reject(
      input === 'coded'
        ? new AppError('midi/damaged', 'broken', { fileName: 'a.mid', byte: 7 })
        : new TypeError('a defect'),
    ),
  async count({ to }, { onEvent }) {
    for (let i = 1; i <= to; i++) onEvent?.(i);
    await Promise.resolve();
    return to;
  },
  waitForAbort: (_, { signal, onEvent }) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) resolve('aborted');
      signal?.addEventListener('abort', () => resolve('aborted'));
      onEvent?.('waiting');
    }),
  crash() {
    setTimeout(() => {
      throw new Error('the worker died');
    });
    return forever;
  },
  neverEnd(_, { onEvent }) {
    onEvent?.('begun');
    return forever;
  },
});
