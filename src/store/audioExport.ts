// Audio export slice: the recording being made. One at a time.
import type { JobState } from './job.ts';
import type { SliceCreator } from './slice.ts';

export interface AudioExportSlice {
  readonly audioExport: JobState<
    { readonly takeId: string; readonly share: number },
    { readonly takeId: string }
  >;
  readonly setAudioExport: (audioExport: AudioExportSlice['audioExport']) => void;
}

export const createAudioExportSlice: SliceCreator<AudioExportSlice> = (set) => ({
  audioExport: { status: 'idle' },
  setAudioExport: (audioExport) => set(() => ({ audioExport })),
});
