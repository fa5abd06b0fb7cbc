// What every worker method shares: it can be cancelled and it can report while it runs.
import { AppError } from '../core/errors.ts';

export interface Job<Event> {
  /** Aborting asks the method to end soon; each method says what it then resolves or rejects with. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: Event) => void;
}

/** Work blocks; a cancel is heard only after a turn of the event loop. @throws AppError cancelled */
export async function hearCancel(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  if (signal?.aborted === true) throw new AppError('cancelled', 'the work was cancelled');
}
