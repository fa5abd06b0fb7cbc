// Page side of a protocol: an object with the protocol's methods that runs them in a worker.
// The worker starts at the first call. When it crashes, every pending call rejects with
// worker/crashed and the next call starts a fresh one.
import { proxy, transfer, wrap, type Remote } from 'comlink';
import { AppError, toAppError } from '../core/errors.ts';
import type { Job } from './job.ts';
import type { CallRequest, Protocol, Reply, WireService } from './wire.ts';

interface Connection {
  readonly service: Remote<WireService>;
  /** Rejects each pending call. */
  readonly pending: Set<(crash: AppError) => void>;
}

/**
 * ArrayBuffers that are direct members of an input are transferred (the caller's become empty), typed
 * arrays are cloned. An exception in `onEvent` rejects the call.
 * @param methods every method of the protocol; the compiler checks that none is missing.
 */
export function connect<P extends Protocol<P>>(
  createWorker: () => Worker,
  methods: Readonly<Record<keyof P, true>>,
): P {
  let connection: Connection | null = null;
  let lastId = 0;

  const open = (): Connection => {
    const worker = createWorker();
    const opened: Connection = { service: wrap<WireService>(worker), pending: new Set() };
    const crash = (event: Event): void => {
      const reason =
        event instanceof ErrorEvent && event.message !== '' ? event.message : event.type;
      const error = new AppError('worker/crashed', reason);
      worker.terminate();
      if (connection === opened) connection = null;
      for (const reject of opened.pending) reject(error);
    };
    worker.addEventListener('error', crash);
    worker.addEventListener('messageerror', crash);
    return opened;
  };

  const call = async (method: string, input: unknown, job: Job<unknown>): Promise<unknown> => {
    const { service, pending } = (connection ??= open());
    const id = ++lastId;
    const signal = job.signal;
    const request: CallRequest = { id, method, input, isAborted: signal?.aborted ?? false };
    const abort = (): void => void service.abort(id);
    signal?.addEventListener('abort', abort);
    let rejectOnCrash: ((crash: AppError) => void) | undefined;
    let isSettled = false;
    try {
      const reply = await new Promise<Reply>((resolve, reject) => {
        pending.add((rejectOnCrash = reject));
        // After a crash events may still arrive; the call they belong to is over.
        const onEvent = proxy((event: unknown) => {
          if (!isSettled) job.onEvent?.(event);
        });
        service.call(transfer(request, ownBuffers(input)), onEvent).then(resolve, reject);
      });
      if (reply.isOk) return reply.result;
      throw new AppError(reply.code, reply.message, reply.details);
    } catch (thrown) {
      throw toAppError(thrown);
    } finally {
      isSettled = true;
      signal?.removeEventListener('abort', abort);
      if (rejectOnCrash !== undefined) pending.delete(rejectOnCrash);
    }
  };

  const names = Object.keys(methods);
  return Object.fromEntries(
    names.map((name) => [name, (input: unknown, job: Job<unknown>) => call(name, input, job)]),
  ) as unknown as P;
}

function ownBuffers(input: unknown): ArrayBuffer[] {
  if (typeof input !== 'object' || input === null) return [];
  return Object.values(input).filter((member) => member instanceof ArrayBuffer);
}
