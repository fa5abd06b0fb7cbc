// A further thread of the wasm engine, as whoever shares work with it sees it.

/** What is needed of a `Worker`; those that another context starts are no `Worker` here. */
export interface Thread {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: unknown): void;
  terminate(): void;
}

export type StartThread = () => Thread;

export function startThread(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: 'training thread',
  });
}
