// Trash slice: the last thing removed, so that one step back is always possible. A new removal replaces it.
import type { LibraryRow, LibrarySlice } from './library.ts';
import type { Recording, RecordingsSlice } from './recordings.ts';
import type { HeardRecording, ReviewSlice } from './review.ts';
import type { SliceCreator } from './slice.ts';
import type { Take, TakesSlice } from './takes.ts';
import type { Model, TrainingSlice } from './training.ts';

/** What was removed and where it stood, ascending. */
export type Removed =
  | { readonly kind: 'rows'; readonly entries: readonly { index: number; item: LibraryRow }[] }
  | { readonly kind: 'takes'; readonly entries: readonly { index: number; item: Take }[] }
  | { readonly kind: 'models'; readonly entries: readonly { index: number; item: Model }[] }
  | {
      readonly kind: 'recordings';
      readonly entries: readonly { index: number; item: Recording }[];
    }
  | {
      readonly kind: 'heard';
      readonly entries: readonly { index: number; item: HeardRecording }[];
    };

export interface TrashSlice {
  readonly trash: {
    readonly removed: Removed | null;
    /** How many removals there have been: tells one from the next. */
    readonly removals: number;
    /** Whether the page says what was removed; it can be put back afterwards too. */
    readonly isTold: boolean;
  };
  readonly setRemoved: (removed: Removed | null) => void;
  readonly stopTellingRemoved: () => void;
  /** Puts everything back where it stood; without anything removed nothing happens. */
  readonly restoreRemoved: () => void;
}

function putBack<Item>(
  list: readonly Item[],
  entries: readonly { readonly index: number; readonly item: Item }[],
): readonly Item[] {
  const whole = [...list];
  for (const { index, item } of entries) whole.splice(index, 0, item);
  return whole;
}

type Owners = LibrarySlice & TakesSlice & TrainingSlice & RecordingsSlice & ReviewSlice;

export const createTrashSlice: SliceCreator<TrashSlice, TrashSlice & Owners> = (set) => ({
  trash: { removed: null, removals: 0, isTold: false },
  setRemoved: (removed) =>
    set(({ trash: { removals } }) => ({
      trash: {
        removed,
        removals: removed ? removals + 1 : removals,
        isTold: removed !== null,
      },
    })),
  stopTellingRemoved: () => set(({ trash }) => ({ trash: { ...trash, isTold: false } })),
  restoreRemoved: () =>
    set(({ trash: { removed, removals }, library, takes, training, recordings, review }) => {
      const trash = { removed: null, removals, isTold: false };
      switch (removed?.kind) {
        case undefined:
          return {};
        case 'rows':
          return { trash, library: { ...library, rows: putBack(library.rows, removed.entries) } };
        case 'takes':
          return { trash, takes: { ...takes, list: putBack(takes.list, removed.entries) } };
        case 'models':
          return {
            trash,
            training: { ...training, models: putBack(training.models, removed.entries) },
          };
        case 'recordings':
          return {
            trash,
            recordings: { ...recordings, list: putBack(recordings.list, removed.entries) },
          };
        case 'heard':
          return { trash, review: { ...review, heard: putBack(review.heard, removed.entries) } };
      }
    }),
});
