// One training step's worth of music: B streams of T events each, as the engines read it. Arrays are
// time-major: row r = t · B + b, so that one time step is one contiguous block.

export interface Batch {
  /** B, number of streams. */
  readonly streams: number;
  /** T, events per stream. */
  readonly steps: number;
  /** [T·B, 6] classes of the previous event; START is one past the last class of each field. */
  readonly inputs: Int32Array;
  /** [T·B, 6] classes of the event to predict; 0 where unused. */
  readonly targets: Int32Array;
  /** [T·B, 6] 1 where the target counts, else 0. */
  readonly weights: Uint8Array;
  /** [T·B, 6, 2] legal classes as [low, high). */
  readonly legal: Int32Array;
  /** [T·B, 144] side input as it is at the previous onset. */
  readonly sideBefore: Uint8Array;
  /** [T·B, 144] side input as it is at the onset to come, which is known once the time fields are. */
  readonly sideAt: Uint8Array;
  /** [B] 1 where the stream begins a piece, so that its carried state starts at zero. */
  readonly resets: Uint8Array;
  /** Rows with any weight: the divisor of the gradient. At least 1 in any batch made from music. */
  readonly rows: number;
  /** Rows that are notes, not controls or ends: the divisor of "nats per note". */
  readonly notes: number;
}
