// A further thread of the wasm engine, as whoever shares work with it sees it.

/** What is needed of a `Worker`; those that another context starts are no `Worker` here. */
export interface Thread {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: unknown): void;
  terminate(): void;
}

export type StartThread = () => Thread;

/** First message to a thread that was started for somebody else, who speaks to it from then on. */
export interface Handover {
  readonly port: MessagePort;
}

export function startThread(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: 'training thread',
  });
}
