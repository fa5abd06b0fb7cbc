// Audio export slice: what a sound file is to be, and the one being made. One at a time.
import type { SoundFileChoice } from '../core/project/settings.ts';
import type { JobState } from './job.ts';
import type { SliceCreator } from './slice.ts';

export type { SoundFileChoice };

export interface AudioExportSlice {
  readonly soundFile: SoundFileChoice;
  readonly setSoundFile: (change: Partial<SoundFileChoice>) => void;
  /** Of one take; null before the first export. */
  readonly audioExport: { readonly takeId: string | null } & JobState<
    { readonly share: number },
    null
  >;
  readonly setAudioExport: (audioExport: AudioExportSlice['audioExport']) => void;
}

export const createAudioExportSlice: SliceCreator<AudioExportSlice> = (set) => ({
  // As on a CD.
  soundFile: { kind: 'wav', sampleRate: 44_100, bitDepth: 16, hasStems: false },
  setSoundFile: (change) => set(({ soundFile }) => ({ soundFile: { ...soundFile, ...change } })),
  audioExport: { takeId: null, status: 'idle' },
  setAudioExport: (audioExport) => set(() => ({ audioExport })),
});
