// What the page shows of a run, as it is kept with a checkpoint: the curves go on where they were.
import type { EngineName, LossPoint, RunFacts, TrainPoint } from './training.ts';

/** An engine that failed in mid-run; the next one went on from `notesSeen`. */
export interface Recovery {
  readonly failed: EngineName;
  readonly reason: string;
  readonly notesSeen: number;
}

export interface RunStory {
  readonly facts: RunFacts | null;
  readonly recoveries: readonly Recovery[];
  /** Decimated: at most 240 points. */
  readonly trainLoss: readonly TrainPoint[];
  readonly validationLoss: readonly LossPoint[];
  /** Of the weights that are kept when the run ends now. */
  readonly bestValidation: LossPoint | null;
}
