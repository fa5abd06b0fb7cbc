// Playback slice: what is loaded, whether it sounds, and how it is to be heard. The playhead itself is read
// from the playback service in an animation frame, never from here.
import {
  DEFAULT_PLAYER_OPTIONS,
  DEFAULT_TRACK_MIX,
  type PlayerOptions,
  type TrackMix,
} from '../core/audio/mix.ts';
import type { Failure } from '../core/errors.ts';
import type { Score } from '../core/music/score.ts';
import type { SliceCreator } from './slice.ts';

const SOURCE_KINDS = ['piece', 'take', 'recording', 'heard', 'writing'] as const;

/** A piece of the corpus, a take, a recording from a keyboard, one that was heard, or the take that is being written. */
export interface PlaybackSource {
  readonly kind: (typeof SOURCE_KINDS)[number];
  readonly id: string;
}

export const WRITING_SOURCE: PlaybackSource = { kind: 'writing', id: 'writing' };

export function isSameSource(a: PlaybackSource | null, b: PlaybackSource | null): boolean {
  return a !== null && b !== null && mixKey(a) === mixKey(b);
}

export interface PlaybackSlice {
  readonly playback: {
    /** What the player holds. */
    readonly source: PlaybackSource | null;
    /** What was chosen last; other than `source` when something was chosen while that sounded. */
    readonly chosen: PlaybackSource | null;
    /** Takes sound while they are written. */
    readonly playsWhileWriting: boolean;
    /** `waiting`: it plays, but the music from here on is still being written. */
    readonly status: 'stopped' | 'loading' | 'playing' | 'waiting' | 'paused';
    /** Paused because the system took the sound away. */
    readonly isInterrupted: boolean;
    readonly durationSeconds: number;
    /** Share of the sounds that have come, 0..1; of meaning while loading. */
    readonly loadedShare: number;
    /** Why the last attempt made no sound. */
    readonly failure: Failure | null;
    readonly options: PlayerOptions;
    /** By mixKey; a source without one is heard as it is by default. */
    readonly mixes: Readonly<Record<string, readonly TrackMix[]>>;
  };
  readonly setPlayback: (change: Partial<Omit<PlaybackSlice['playback'], 'mixes'>>) => void;
  readonly setMixOf: (source: PlaybackSource, mix: readonly TrackMix[]) => void;
}

export function mixKey({ kind, id }: PlaybackSource): string {
  return `${kind} ${id}`;
}

/** The source of a mixKey; null when it is none. */
export function parseMixKey(key: string): PlaybackSource | null {
  const [kind, ...id] = key.split(' ');
  const known = SOURCE_KINDS.find((one) => one === kind);
  return known ? { kind: known, id: id.join(' ') } : null;
}

/** How each track of a source is to be heard. */
export function mixOf(
  { mixes }: PlaybackSlice['playback'],
  source: PlaybackSource,
  score: Score,
): readonly TrackMix[] {
  return mixes[mixKey(source)] ?? score.tracks.map(() => DEFAULT_TRACK_MIX);
}

export const createPlaybackSlice: SliceCreator<PlaybackSlice> = (set) => ({
  playback: {
    source: null,
    chosen: null,
    playsWhileWriting: true,
    status: 'stopped',
    isInterrupted: false,
    durationSeconds: 0,
    loadedShare: 0,
    failure: null,
    options: DEFAULT_PLAYER_OPTIONS,
    mixes: {},
  },
  setPlayback: (change) => set((state) => ({ playback: { ...state.playback, ...change } })),
  setMixOf: (source, mix) =>
    set(({ playback }) => ({
      playback: { ...playback, mixes: { ...playback.mixes, [mixKey(source)]: mix } },
    })),
});
