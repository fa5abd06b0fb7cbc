// Page side of the transcribe worker.
import { connect } from '../connect.ts';
import type { TranscribeProtocol } from './protocol.ts';

export function createTranscribeClient(): TranscribeProtocol {
  return connect<TranscribeProtocol>(
    () =>
      new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'transcribe' }),
    { transcribe: true, findNotes: true, findBeats: true },
  );
}
