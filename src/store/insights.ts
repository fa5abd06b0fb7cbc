// Insights slice: what models say of themselves and of takes, when asked.
import type { ConsideredNote, Surprise } from '../core/model/considered.ts';
import type { PitchMap } from '../core/model/pitchMap.ts';
import type { JobState } from './job.ts';
import type { SliceCreator } from './slice.ts';

export interface InsightsSlice {
  /** By model; null for one whose pieces have hardly any pitches. */
  readonly pitchMaps: Readonly<Record<string, JobState<null, PitchMap | null>>>;
  readonly setPitchMap: (modelId: string, job: JobState<null, PitchMap | null>) => void;
  /** Of one take as it is, its `musicKey`, at a time. */
  readonly surprise: { readonly key: string; readonly job: JobState<null, Surprise> } | null;
  readonly setSurprise: (surprise: InsightsSlice['surprise']) => void;
  /** Of one note of that take. */
  readonly considered: {
    readonly key: string;
    readonly event: number;
    readonly job: JobState<null, ConsideredNote>;
  } | null;
  readonly setConsidered: (considered: InsightsSlice['considered']) => void;
}

export const createInsightsSlice: SliceCreator<InsightsSlice> = (set) => ({
  pitchMaps: {},
  setPitchMap: (modelId, job) =>
    set(({ pitchMaps }) => ({ pitchMaps: { ...pitchMaps, [modelId]: job } })),
  surprise: null,
  setSurprise: (surprise) => set(() => ({ surprise, considered: null })),
  considered: null,
  setConsidered: (considered) => set(() => ({ considered })),
});
