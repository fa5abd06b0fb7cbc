// Review slice: recordings on their way to become pieces: being listened to, and heard, to be looked over. The sound
// and what the network heard are large and stay with the commands (commands/reviewRecording.ts).
import type { Failure } from '../core/errors.ts';
import type { Score } from '../core/music/score.ts';
import type { FoundBars } from '../core/transcription/findBars.ts';
import type { ReviewSettings } from '../core/transcription/reviewSettings.ts';
import type { JobState } from './job.ts';
import type { SliceCreator } from './slice.ts';

export interface ListeningProgress {
  readonly fileName: string;
  /** 0..1 of this recording. */
  readonly share: number;
  /** Of this recording; null until it can be told. */
  readonly secondsLeft: number | null;
  /** Recordings behind this one. */
  readonly waiting: number;
}

export interface MicrophoneProgress {
  /** In milliseconds of performance.now(); null while the microphone is being opened. */
  readonly startedAtMs: number | null;
}

export interface HeardRecording extends ReviewSettings {
  readonly id: string;
  readonly fileName: string;
  /** As it was found in the recording; null when there was no clear beat. */
  readonly foundTempoBpm: number | null;
  /** What became of `beatsPerBar` and `barSeconds`; null in free time. */
  readonly bars: FoundBars | null;
  /** The piece as it would join the library now. */
  readonly score: Score;
  /** Where in the recording the piece begins. */
  readonly offsetSeconds: number;
  /** Sound that could be read. */
  readonly seconds: number;
  /** The end of its file is missing. */
  readonly breaksOff: boolean;
  /** Where the network ran: `chip` for a graphics chip. */
  readonly heardOn: 'processor' | 'chip';
  /** Why the notes are not those of the settings. */
  readonly failure: Failure | null;
}

/**
 * Whether a recording would come back if the page went now. `writing`: not yet, or nothing is kept here at all.
 * `failed`: there is no room for it, or no place.
 */
export type RecordingKeeping = 'writing' | 'kept' | 'failed';

/** What became of the recordings of a queue. */
export interface ListeningSummary {
  readonly heard: number;
  readonly skipped: number;
}

export interface ReviewSlice {
  readonly review: {
    readonly listening: JobState<ListeningProgress, ListeningSummary>;
    readonly heard: readonly HeardRecording[];
    /** By id, of those that wait to be heard too. */
    readonly keeping: Readonly<Record<string, RecordingKeeping>>;
    /** Done: what it recorded is a recording like any other. */
    readonly microphone: JobState<MicrophoneProgress, null>;
  };
  readonly setListening: (listening: ReviewSlice['review']['listening']) => void;
  readonly addHeard: (recording: HeardRecording) => void;
  readonly changeHeard: (id: string, change: Partial<HeardRecording>) => void;
  readonly removeHeard: (id: string) => void;
  /** @param keeping null when the recording has left the review */
  readonly setRecordingKeeping: (id: string, keeping: RecordingKeeping | null) => void;
  readonly setMicrophone: (microphone: ReviewSlice['review']['microphone']) => void;
}

export const createReviewSlice: SliceCreator<ReviewSlice> = (set) => {
  const update = (
    change: (review: ReviewSlice['review']) => Partial<ReviewSlice['review']>,
  ): void => set(({ review }) => ({ review: { ...review, ...change(review) } }));
  return {
    review: {
      listening: { status: 'idle' },
      heard: [],
      keeping: {},
      microphone: { status: 'idle' },
    },
    setListening: (listening) => update(() => ({ listening })),
    addHeard: (recording) => update(({ heard }) => ({ heard: [...heard, recording] })),
    changeHeard: (id, change) =>
      update(({ heard }) => ({
        heard: heard.map((recording) =>
          recording.id === id ? { ...recording, ...change } : recording,
        ),
      })),
    removeHeard: (id) =>
      update(({ heard }) => ({ heard: heard.filter((recording) => recording.id !== id) })),
    setRecordingKeeping: (id, next) =>
      update(({ keeping }) => {
        const others = Object.entries(keeping).filter(([other]) => other !== id);
        return { keeping: Object.fromEntries(next ? [...others, [id, next]] : others) };
      }),
    setMicrophone: (microphone) => update(() => ({ microphone })),
  };
};
