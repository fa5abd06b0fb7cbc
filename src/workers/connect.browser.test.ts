import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../core/errors.ts';
import type { ProbeProtocol } from '../testing/probe.worker.ts';
import { connect } from './connect.ts';

const methods = {
  increment: true,
  give: true,
  fail: true,
  count: true,
  waitForAbort: true,
  crash: true,
  neverEnd: true,
} as const;

function connectProbe() {
  const createWorker = vi.fn(
    () => new Worker(new URL('../testing/probe.worker.ts', import.meta.url), { type: 'module' }),
  );
  return { probe: connect<ProbeProtocol>(createWorker, methods), createWorker };
}

async function failureOf(promise: Promise<unknown>): Promise<AppError> {
  const thrown: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(thrown).toBeInstanceOf(AppError);
  return thrown as AppError;
}

describe('connect and serve', () => {
  it('starts the worker at the first call, once, and brings the result', async () => {
    const { probe, createWorker } = connectProbe();
    expect(createWorker).not.toHaveBeenCalled();
    const first = probe.increment({ bytes: Uint8Array.of(1, 2).buffer }, {});
    const second = probe.increment({ bytes: Uint8Array.of(9).buffer }, {});
    expect([...(await first)]).toEqual([2, 3]);
    expect([...(await second)]).toEqual([10]);
    expect(createWorker).toHaveBeenCalledOnce();
  });

  it('transfers buffers of the input to the worker', async () => {
    const { probe } = connectProbe();
    const { buffer } = Uint8Array.of(1, 2, 3);
    await probe.increment({ bytes: buffer }, {});
    expect(buffer.byteLength).toBe(0);
  });

  it('transfers the typed arrays of events to the page', async () => {
    const { probe } = connectProbe();
    const received: number[][] = [];
    const leftInWorker = await probe.give(null, {
      onEvent: ({ squares }) => received.push([...squares]),
    });
    expect(received).toEqual([[0, 1, 4, 9]]);
    expect(leftInWorker).toBe(0);
  });

  it('keeps code, message and details of an error', async () => {
    const { probe } = connectProbe();
    const error = await failureOf(probe.fail('coded', {}));
    expect(error).toMatchObject({
      code: 'midi/damaged',
      message: 'broken',
      details: { fileName: 'a.mid', byte: 7 },
    });
  });

  it('calls a defect unexpected, and works on', async () => {
    const { probe, createWorker } = connectProbe();
    const error = await failureOf(probe.fail('defect', {}));
    expect(error).toMatchObject({ code: 'unexpected', message: 'a defect' });
    expect(await probe.count({ to: 1 }, {})).toBe(1);
    expect(createWorker).toHaveBeenCalledOnce();
  });

  it('delivers every event in order before the result', async () => {
    const { probe } = connectProbe();
    const events: number[] = [];
    expect(await probe.count({ to: 500 }, { onEvent: (event) => events.push(event) })).toBe(500);
    expect(events).toEqual(Array.from({ length: 500 }, (_, i) => i + 1));
  });

  it('rejects the call when its listener throws', async () => {
    const { probe } = connectProbe();
    const job = {
      onEvent: () => {
        throw new RangeError('listener');
      },
    };
    expect(await failureOf(probe.count({ to: 1 }, job))).toMatchObject({ message: 'listener' });
  });

  it('aborts a running call', async () => {
    const { probe } = connectProbe();
    const controller = new AbortController();
    const onEvent = () => controller.abort();
    expect(await probe.waitForAbort(null, { signal: controller.signal, onEvent })).toBe('aborted');
  });

  it('begins an aborted call with an aborted signal', async () => {
    const { probe } = connectProbe();
    expect(await probe.waitForAbort(null, { signal: AbortSignal.abort() })).toBe('aborted');
  });

  it('rejects every pending call when the worker crashes, and recovers', async () => {
    const { probe, createWorker } = connectProbe();
    const pending = await new Promise<Promise<AppError>[]>((resolve) => {
      const calls = [1, 2].map(() =>
        failureOf(probe.neverEnd(null, { onEvent: () => resolve(calls) })),
      );
    });
    const crash = await failureOf(probe.crash(null, {}));
    expect(crash.code).toBe('worker/crashed');
    expect(crash.message).toContain('the worker died');
    for (const call of pending) expect((await call).code).toBe('worker/crashed');
    expect(await probe.count({ to: 3 }, {})).toBe(3);
    expect(createWorker).toHaveBeenCalledTimes(2);
  });

  it('reports a worker that cannot be loaded as crashed', async () => {
    const probe = connect<ProbeProtocol>(
      () => new Worker('/no-such-worker.js', { type: 'module' }),
      methods,
    );
    expect((await failureOf(probe.count({ to: 1 }, {}))).code).toBe('worker/crashed');
  });

  it('rejects an input that cannot be cloned', async () => {
    const { probe } = connectProbe();
    const input = { to: 1, callback: () => undefined };
    expect((await failureOf(probe.count(input, {}))).code).toBe('unexpected');
  });
});
