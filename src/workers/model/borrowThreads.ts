// Worker side of the training threads that the page starts (lendThreads.ts). What is said to a thread goes straight to
// it, so that the page, busy or not, is in no step's way (but for Safari, see docs/browsers.md).
import type { StartThread, Thread } from '../../learning/wasm/threads/thread.ts';
import type { Offer, ThreadDeath, ThreadRequest } from './lentThreads.ts';

/** Call it once, at the top of the worker. */
export function borrowThreads(): StartThread {
  let requests: MessagePort | null = null;
  let lastId = 0;
  const threads = new Map<number, Thread>();
  const ask = (request: ThreadRequest, transfer: Transferable[] = []): void => {
    if (!requests) throw new Error('the page lends no threads');
    requests.postMessage(request, transfer);
  };
  const report = (thread: Thread | undefined, message: string): void =>
    thread?.onerror?.(new ErrorEvent('error', { message }));
  const onDeath = ({ data }: MessageEvent<ThreadDeath>): void =>
    report(threads.get(data.died), data.message);
  self.addEventListener(
    'message',
    ({ data }: MessageEvent<Offer>) => {
      requests = data.threads;
      requests.onmessage = onDeath;
    },
    { once: true },
  );

  return () => {
    const id = ++lastId;
    const { port1, port2 } = new MessageChannel();
    const thread: Thread = {
      onmessage: null,
      onerror: null,
      postMessage: (message) => port1.postMessage(message),
      terminate() {
        threads.delete(id);
        port1.close();
        ask({ end: id });
      },
    };
    port1.onmessage = (event): void => thread.onmessage?.(event);
    port1.onmessageerror = (): void => report(thread, 'what it said could not be read');
    ask({ start: id, port: port2 }, [port2]);
    threads.set(id, thread);
    return thread;
  };
}
