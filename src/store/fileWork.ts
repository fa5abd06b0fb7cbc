// File work slice: what is being written to a file or read from one. One at a time.
import type { JobState } from './job.ts';
import type { SliceCreator } from './slice.ts';

/** `music` is a piece or a take as MIDI, of which only a failure is told. */
export type FileWork = (
  | { readonly verb: 'save'; readonly noun: 'project' | 'model' | 'music' }
  | { readonly verb: 'open'; readonly noun: 'project' | 'model' }
) & {
  /** Of what is saved; of a file that is being opened its own. */
  readonly name: string;
};

export interface FileWorkSlice {
  /** `work` is null before the first. */
  readonly fileWork: { readonly work: FileWork | null } & JobState<
    { readonly share: number },
    null
  >;
  readonly setFileWork: (fileWork: FileWorkSlice['fileWork']) => void;
}

export const createFileWorkSlice: SliceCreator<FileWorkSlice> = (set) => ({
  fileWork: { work: null, status: 'idle' },
  setFileWork: (fileWork) => set(() => ({ fileWork })),
});
