// How far a run is, and the learning rate there: warm-up and a cosine over the planned run; and when the
// held-out loss has stopped improving, a short last stretch that brings the rate down from the best weights.
import type { LastStretch } from '../../core/model/checkpoint.ts';
import type { Recipe } from './recipe.ts';

/** How long a run is. Seconds count validation, but not pauses. */
export type Extent =
  | { readonly kind: 'notes'; readonly notes: number }
  | { readonly kind: 'seconds'; readonly seconds: number };

/** Where a run stands. */
export interface Position {
  readonly notesSeen: number;
  readonly seconds: number;
}

export class Schedule {
  readonly #recipe: Recipe;
  readonly #extent: Extent;
  #last: LastStretch | null;

  /** @param last the last stretch, of a run that is gone on with in it */
  constructor(recipe: Recipe, extent: Extent, last: LastStretch | null = null) {
    this.#recipe = recipe;
    this.#extent = extent;
    this.#last = last;
  }

  /** Null before it has begun. */
  get lastStretch(): LastStretch | null {
    return this.#last;
  }

  /** Share of the run that is done, 0..1. */
  share(position: Position): number {
    const planned = this.#plannedShare(position);
    if (!this.#last) return planned;
    const { after, fromNotes, notes } = this.#last;
    const done = Math.min(1, (position.notesSeen - fromNotes) / notes);
    // The stretch ends with the plan, if that comes first.
    return Math.max(planned, after + (1 - after) * done);
  }

  /** @param update optimiser steps taken. @param share of the run that is done. */
  learningRate(update: number, share: number): number {
    const { peakLearningRate, warmUpUpdates } = this.#recipe;
    if (this.#last) {
      const { after, peakLearningRate: peak } = this.#last;
      return peak * this.#cosine((share - after) / (1 - after));
    }
    if (update < warmUpUpdates) return (peakLearningRate * (update + 1)) / warmUpUpdates;
    return peakLearningRate * this.#cosine(share);
  }

  /** Begins the last stretch: `notes` long, or to the end of the plan; the rate falls from `peakLearningRate`. */
  beginLastStretch(position: Position, notes: number, peakLearningRate: number): void {
    const after = this.share(position);
    this.#last = { after, fromNotes: position.notesSeen, notes, peakLearningRate };
  }

  #plannedShare({ notesSeen, seconds }: Position): number {
    const share =
      this.#extent.kind === 'notes'
        ? notesSeen / this.#extent.notes
        : seconds / this.#extent.seconds;
    return Math.min(1, share);
  }

  /** From 1 to the recipe's final share of the peak. */
  #cosine(share: number): number {
    const { finalShare } = this.#recipe;
    return finalShare + ((1 - finalShare) * (1 + Math.cos(Math.PI * share))) / 2;
  }
}
