// The one shape of every long job in the store.
import { toAppError, type Failure } from '../core/errors.ts';

/** Any thrown value as the store keeps it. */
export function toFailure(thrown: unknown): Failure {
  const { code, message, details } = toAppError(thrown);
  return { code, message, details };
}

export type JobState<Progress, Result> =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly progress: Progress }
  | { readonly status: 'done'; readonly result: Result }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'cancelled' };

/** How a job that threw has ended: the musician's cancel is no failure. */
export function toJobEnd(
  thrown: unknown,
): Extract<JobState<never, never>, { status: 'cancelled' | 'failed' }> {
  const failure = toFailure(thrown);
  return failure.code === 'cancelled' ? { status: 'cancelled' } : { status: 'failed', failure };
}
