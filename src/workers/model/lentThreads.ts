// What crosses the port between lendThreads.ts (page) and borrowThreads.ts (model worker).

/** First message to the worker. */
export interface Offer {
  readonly threads: MessagePort;
}

/** From the worker; it numbers the threads. */
export type ThreadRequest =
  | {
      readonly start: number;
      /** Handed on to the thread, which listens there. */
      readonly port: MessagePort;
    }
  | { readonly end: number };

/** From the page. */
export interface ThreadDeath {
  readonly died: number;
  readonly message: string;
}
