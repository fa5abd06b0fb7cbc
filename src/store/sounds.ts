// Sounds slice: how much of the sampled instruments would still be missing without a network.
import type { JobState } from './job.ts';
import type { SliceCreator } from './slice.ts';

export interface SoundsSlice {
  readonly sounds: {
    /** Null until it is known. */
    readonly missingBytes: number | null;
    readonly keeping: JobState<null, null>;
  };
  readonly setSounds: (change: Partial<SoundsSlice['sounds']>) => void;
}

export const createSoundsSlice: SliceCreator<SoundsSlice> = (set) => ({
  sounds: { missingBytes: null, keeping: { status: 'idle' } },
  setSounds: (change) => set((state) => ({ sounds: { ...state.sounds, ...change } })),
});
