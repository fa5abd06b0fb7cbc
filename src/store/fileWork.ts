// File work slice: a project or a model being written to a file or read from one. One at a time.
import type { JobState } from './job.ts';
import type { SliceCreator } from './slice.ts';

export interface FileWork {
  readonly verb: 'save' | 'open';
  readonly noun: 'project' | 'model';
  /** Of the project or the model; of a file that is being opened its own. */
  readonly name: string;
}

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
