// What a reload of the page would lose.
import { countOf, listOf } from './figures.ts';

/** How many of each would be gone. */
export interface Loss {
  readonly isTrainingLost: boolean;
  readonly pieces: number;
  readonly recordings: number;
  readonly models: number;
  readonly openings: number;
  readonly takes: number;
  /** Something found no room and is on the page alone. */
  readonly hasUnkept: boolean;
}

/** "10 pieces, 1 model and 2 takes"; null when there is nothing to lose. */
export function wordLoss(loss: Loss): string | null {
  const of = (count: number, noun: string): string | null =>
    count > 0 ? countOf(count, noun) : null;
  const parts = [
    loss.isTrainingLost ? 'the training in progress' : null,
    of(loss.pieces, 'piece'),
    of(loss.recordings, 'recording'),
    of(loss.models, 'model'),
    of(loss.openings, 'opening'),
    of(loss.takes, 'take'),
    loss.hasUnkept ? 'what could not be saved for lack of space' : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? listOf(parts) : null;
}
