// What crosses the port between connect.ts (page) and serve.ts (worker).
import type { ErrorCode, ErrorDetails } from '../core/errors.ts';

/** What a protocol consists of: cancellable methods that may report while they run. */
export type Method = (input: never, job: never) => Promise<unknown>;

/** A protocol: an interface whose members are all methods. */
export type Protocol<P> = { readonly [Name in keyof P]: Method };

/** Comlink carries only an error's message and name, so that a failure travels as data. */
export type Reply =
  | { readonly isOk: true; readonly result: unknown }
  | {
      readonly isOk: false;
      readonly code: ErrorCode;
      readonly message: string;
      readonly details: ErrorDetails;
    };

export interface CallRequest {
  /** Unique on this connection. */
  readonly id: number;
  readonly method: string;
  readonly input: unknown;
  /** The signal was aborted before the call. */
  readonly isAborted: boolean;
}

export interface WireService {
  call(request: CallRequest, onEvent: (event: unknown) => void): Promise<Reply>;
  /** Aborts a running call; nothing happens when it has ended. */
  abort(id: number): void;
}

/** The buffers of an ArrayBuffer or of a typed array, wherever they stand in plain data. */
export function findBuffers(value: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  if (value instanceof ArrayBuffer) found.add(value);
  else if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) findBuffers(member, found);
  }
  return found;
}
