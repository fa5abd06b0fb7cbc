// The one shape of every long job in the store.
import type { ErrorCode, ErrorDetails } from '../core/errors.ts';

export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
}

export type JobState<Progress, Result> =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly progress: Progress }
  | { readonly status: 'done'; readonly result: Result }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'cancelled' };
