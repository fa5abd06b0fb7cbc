// Page side of the model worker's training threads. The page starts them, as Firefox (153) can hang in a worker's
// `new Worker`: until the page has heard of the new thread, both threads wait on one condition variable, which wakes one
// of them, and where that is the wrong one the constructor never returns.
import {
  startThread as startOwnThread,
  type Handover,
} from '../../learning/wasm/threads/thread.ts';
import type { Offer, ThreadDeath, ThreadRequest } from './lentThreads.ts';

/** Before anything else is said to `worker`. Its threads end with it when it crashes. */
export function lendThreads(worker: Worker, startThread = startOwnThread): void {
  const threads = new Map<number, Worker>();
  const { port1: requests, port2: threadsPort } = new MessageChannel();
  const end = (id: number): void => {
    threads.get(id)?.terminate();
    threads.delete(id);
  };
  const fail = (id: number, message: string): void => {
    end(id);
    const death: ThreadDeath = { died: id, message };
    requests.postMessage(death);
  };
  const start = (id: number, port: MessagePort): void => {
    try {
      const thread = startThread();
      threads.set(id, thread);
      thread.onerror = (event: Event): void => {
        // It is the worker's to say.
        event.preventDefault();
        // A script that does not load gives a plain event.
        fail(id, event instanceof ErrorEvent ? event.message : event.type);
      };
      const handover: Handover = { port };
      thread.postMessage(handover, [port]);
    } catch (error) {
      fail(id, String(error));
    }
  };
  const crash = (): void => {
    requests.close();
    for (const id of threads.keys()) end(id);
  };
  requests.onmessage = ({ data }: MessageEvent<ThreadRequest>): void => {
    if ('start' in data) start(data.start, data.port);
    else end(data.end);
  };
  worker.addEventListener('error', crash);
  worker.addEventListener('messageerror', crash);
  const offer: Offer = { threads: threadsPort };
  worker.postMessage(offer, [threadsPort]);
}
