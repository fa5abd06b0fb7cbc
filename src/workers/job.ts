// What every worker method shares: it can be cancelled and it can report while it runs.

export interface Job<Event> {
  /** Aborting asks the method to end soon; each method says what it then resolves or rejects with. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: Event) => void;
}
