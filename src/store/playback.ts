// Playback slice: what is loaded and whether it sounds. The playhead itself is read from the
// playback service in an animation frame, never from here.
import type { Failure } from './job.ts';
import type { SliceCreator } from './slice.ts';

/** A piece of the corpus or a take. */
export interface PlaybackSource {
  readonly kind: 'piece' | 'take';
  readonly id: string;
}

export interface PlaybackSlice {
  readonly playback: {
    readonly source: PlaybackSource | null;
    readonly status: 'stopped' | 'loading' | 'playing' | 'paused';
    readonly durationSeconds: number;
    /** Why the last attempt made no sound. */
    readonly failure: Failure | null;
  };
  readonly setPlayback: (change: Partial<PlaybackSlice['playback']>) => void;
}

export const createPlaybackSlice: SliceCreator<PlaybackSlice> = (set) => ({
  playback: { source: null, status: 'stopped', durationSeconds: 0, failure: null },
  setPlayback: (change) => set((state) => ({ playback: { ...state.playback, ...change } })),
});
