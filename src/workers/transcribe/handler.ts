// Hears the notes of recordings. TensorFlow.js loads with the first one.
import { findBeats } from '../../core/transcription/beat.ts';
import { hearNotes } from '../../core/transcription/hearNotes.ts';
import type { TranscribeProtocol } from './protocol.ts';

export function createTranscribeHandler(): TranscribeProtocol {
  return {
    async transcribe({ samples }, { signal, onEvent }) {
      const { transcribe } = await import('../../learning/transcription/transcribe.ts');
      const onProgress = (share: number): void => onEvent?.(share);
      return transcribe(new Float32Array(samples), { signal, onProgress });
    },
    findNotes: ({ activity, hearing }) => Promise.resolve(hearNotes(activity, hearing)),
    findBeats: ({ activity, notes, tempoBpm }) =>
      Promise.resolve(findBeats(activity, notes, tempoBpm)),
  };
}
