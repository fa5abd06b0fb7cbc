// Recordings slice: what the musician played on a keyboard, to begin a take with.
import type { EncodedPiece } from '../core/encoding/encodedPiece.ts';
import type { Score } from '../core/music/score.ts';
import type { SliceCreator } from './slice.ts';

export interface Recording {
  readonly id: string;
  readonly title: string;
  readonly score: Score;
  readonly events: EncodedPiece;
}

export interface RecordingsSlice {
  readonly recordings: { readonly list: readonly Recording[] };
  readonly addRecording: (recording: Recording) => void;
  readonly removeRecording: (id: string) => void;
}

export const createRecordingsSlice: SliceCreator<RecordingsSlice> = (set) => ({
  recordings: { list: [] },
  addRecording: (recording) =>
    set(({ recordings: { list } }) => ({ recordings: { list: [...list, recording] } })),
  removeRecording: (id) =>
    set(({ recordings: { list } }) => ({
      recordings: { list: list.filter((recording) => recording.id !== id) },
    })),
});
