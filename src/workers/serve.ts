// Worker side of a protocol: lets the page call a handler through Comlink.
// What a handler resolves with or reports is given away: its typed arrays are transferred, not cloned.
import { expose, releaseProxy, transfer, type Remote } from 'comlink';
import { toAppError } from '../core/errors.ts';
import type { Job } from './job.ts';
import { trustOwnScripts } from './trustOwnScripts.ts';
import {
  findBuffers,
  type CallRequest,
  type Protocol,
  type Reply,
  type WireService,
} from './wire.ts';

type AnyMethod = (input: unknown, job: Job<unknown>) => Promise<unknown>;

/** Call it once, at the top of the worker. */
export function serve<P extends Protocol<P>>(handler: P): void {
  trustOwnScripts();
  const running = new Map<number, AbortController>();
  const service: WireService = {
    async call({ id, method, input, isAborted }: CallRequest, onEvent) {
      const controller = new AbortController();
      if (isAborted) controller.abort();
      running.set(id, controller);
      const events = createEventSender(onEvent as Remote<typeof onEvent>);
      try {
        const run = handler[method as keyof P] as unknown as AnyMethod;
        const job = { signal: controller.signal, onEvent: events.send };
        const result = await run.call(handler, input, job);
        await events.allDelivered();
        const reply: Reply = { isOk: true, result };
        return giveAway(reply);
      } catch (thrown) {
        const { code, message, details } = toAppError(thrown);
        // A defect: only here is there a stack to find it by.
        if (code === 'unexpected') console.error(thrown);
        return { isOk: false, code, message, details };
      } finally {
        running.delete(id);
        events.close();
      }
    },
    abort(id) {
      running.get(id)?.abort();
    },
  };
  expose(service);
}

/** Events have a port of their own, so that a result must wait until the page has taken the last of them. */
function createEventSender(onEvent: Remote<(event: unknown) => void>) {
  let delivered = Promise.resolve();
  return {
    send: (event: unknown): void => {
      const taken = onEvent(giveAway(event));
      // Both are watched from now on, and no value is kept.
      delivered = Promise.all([delivered, taken]).then(() => undefined);
    },
    allDelivered: () => delivered,
    close: () => onEvent[releaseProxy](),
  };
}

function giveAway<Value>(value: Value): Value {
  const buffers = [...findBuffers(value)];
  return buffers.length > 0 ? transfer(value, buffers) : value;
}
