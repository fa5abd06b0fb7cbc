// Takes slice: what the models wrote, and the take being written.
import type { Score } from '../core/music/score.ts';
import type { Take, TakeOrigin } from '../core/project/take.ts';
import type { JobState } from './job.ts';
import type { SliceCreator } from './slice.ts';

export type { Take, TakeOrigin };

export interface WritingProgress {
  /** Bars of all the takes asked for. */
  readonly written: number;
  readonly wanted: number;
  /** The bars that are whole, the prime included; null before the first, and while several takes or candidates are written. */
  readonly score: Score | null;
}

export interface TakesSlice {
  readonly takes: {
    readonly list: readonly Take[];
    /** Takes ever written, removed ones included: the next is called one more. */
    readonly count: number;
    readonly selectedId: string | null;
    readonly writing: JobState<WritingProgress, { readonly takeId: string }>;
  };
  readonly addTake: (take: Take) => void;
  readonly removeTake: (id: string) => void;
  /** @param title without white space at its ends, not empty */
  readonly renameTake: (id: string, title: string) => void;
  readonly selectTake: (id: string | null) => void;
  readonly setWriting: (writing: TakesSlice['takes']['writing']) => void;
}

export const createTakesSlice: SliceCreator<TakesSlice> = (set) => {
  const update = (change: (takes: TakesSlice['takes']) => Partial<TakesSlice['takes']>): void =>
    set((state) => ({ takes: { ...state.takes, ...change(state.takes) } }));
  return {
    takes: { list: [], count: 0, selectedId: null, writing: { status: 'idle' } },
    addTake: (take) =>
      update(({ list, count }) => ({
        list: [...list, take],
        count: count + 1,
        selectedId: take.id,
      })),
    removeTake: (id) =>
      update(({ list, selectedId }) => {
        const rest = list.filter((take) => take.id !== id);
        return {
          list: rest,
          selectedId: selectedId === id ? (rest.at(-1)?.id ?? null) : selectedId,
        };
      }),
    renameTake: (id, title) =>
      update(({ list }) => ({
        list: list.map((take) =>
          take.id === id ? { ...take, title, score: { ...take.score, title } } : take,
        ),
      })),
    selectTake: (selectedId) => update(() => ({ selectedId })),
    setWriting: (writing) => update(() => ({ writing })),
  };
};
