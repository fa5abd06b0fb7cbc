// Review slice: recordings on their way to become pieces: being listened to, and heard, to be looked over. The sound
// and what the network heard are large and stay with the commands (commands/reviewRecording.ts).
import type { Failure } from '../core/errors.ts';
import type { Score } from '../core/music/score.ts';
import type { FoundBars } from '../core/transcription/findBars.ts';
import type { HearingSettings } from '../core/transcription/hearNotes.ts';
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

/** What sounds when a heard recording is played. */
export type ReviewSound = 'recording' | 'notes' | 'both';

export interface HeardRecording {
  readonly id: string;
  readonly fileName: string;
  readonly hearing: HearingSettings;
  /** Null for free time. */
  readonly tempoBpm: number | null;
  /** As it was found in the recording; null when there was no clear beat. */
  readonly foundTempoBpm: number | null;
  /** As the musician says; null for as it is found. */
  readonly beatsPerBar: number | null;
  /** Where in the recording a bar begins, as the musician says; null for as it is found. */
  readonly barSeconds: number | null;
  /** What became of both; null in free time. */
  readonly bars: FoundBars | null;
  /** 0..1: how far notes are moved to the nearest semiquaver. */
  readonly quantise: number;
  readonly sound: ReviewSound;
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

/** What became of the recordings of a queue. */
export interface ListeningSummary {
  readonly heard: number;
  readonly skipped: number;
}

export interface ReviewSlice {
  readonly review: {
    readonly listening: JobState<ListeningProgress, ListeningSummary>;
    readonly heard: readonly HeardRecording[];
    /** Done: what it recorded is a recording like any other. */
    readonly microphone: JobState<MicrophoneProgress, null>;
  };
  readonly setListening: (listening: ReviewSlice['review']['listening']) => void;
  readonly addHeard: (recording: HeardRecording) => void;
  readonly changeHeard: (id: string, change: Partial<HeardRecording>) => void;
  readonly removeHeard: (id: string) => void;
  readonly setMicrophone: (microphone: ReviewSlice['review']['microphone']) => void;
}

export const createReviewSlice: SliceCreator<ReviewSlice> = (set) => {
  const update = (
    change: (review: ReviewSlice['review']) => Partial<ReviewSlice['review']>,
  ): void => set(({ review }) => ({ review: { ...review, ...change(review) } }));
  return {
    review: { listening: { status: 'idle' }, heard: [], microphone: { status: 'idle' } },
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
    setMicrophone: (microphone) => update(() => ({ microphone })),
  };
};
