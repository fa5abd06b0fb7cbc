// Recordings slice: openings that the musician played on a keyboard, to begin a take with. A musician reads "opening":
// a recording is sound.
import type { Recording } from '../core/project/recording.ts';
import type { JobState } from './job.ts';
import type { SliceCreator } from './slice.ts';

export type { Recording };

export interface RecorderProgress {
  /** Null while the sound is being loaded. In milliseconds of performance.now(): the first beat after the count-in. */
  readonly downbeatMs: number | null;
  /** Played so far. */
  readonly notes: number;
}

export interface RecordingsSlice {
  readonly recordings: {
    readonly list: readonly Recording[];
    /** Recordings ever kept, removed ones included: the next is called one more. */
    readonly count: number;
    /** Done: the one that was played last, which is in the list unless it was removed. */
    readonly recorder: JobState<RecorderProgress, Recording>;
  };
  readonly setRecorder: (recorder: RecordingsSlice['recordings']['recorder']) => void;
  readonly addRecording: (recording: Recording) => void;
  readonly removeRecording: (id: string) => void;
}

export const createRecordingsSlice: SliceCreator<RecordingsSlice> = (set) => {
  const update = (
    change: (recordings: RecordingsSlice['recordings']) => Partial<RecordingsSlice['recordings']>,
  ): void => set(({ recordings }) => ({ recordings: { ...recordings, ...change(recordings) } }));
  return {
    recordings: { list: [], count: 0, recorder: { status: 'idle' } },
    setRecorder: (recorder) => update(() => ({ recorder })),
    addRecording: (recording) =>
      update(({ list, count }) => ({ list: [...list, recording], count: count + 1 })),
    removeRecording: (id) =>
      update(({ list }) => ({ list: list.filter((recording) => recording.id !== id) })),
  };
};
