// Takes slice: what the models wrote, and the take being written.
import type { Score } from '../core/music/score.ts';
import type { JobState } from './job.ts';
import type { SliceCreator } from './slice.ts';

export interface Take {
  readonly id: string;
  readonly title: string;
  readonly modelName: string;
  readonly seed: number;
  readonly temperature: number;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Notes at the head of the score that came from the prime. */
  readonly primeNotes: number;
  readonly score: Score;
}

export interface WritingProgress {
  readonly written: number;
  readonly wanted: number;
  /** The prime and everything written so far; null before the first notes. */
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
    selectTake: (selectedId) => update(() => ({ selectedId })),
    setWriting: (writing) => update(() => ({ writing })),
  };
};
