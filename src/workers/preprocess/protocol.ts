// Preprocess worker: files in, pieces out.
import type { EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import type { ImportRemark } from '../../core/midi/importRemark.ts';
import type { Score } from '../../core/music/score.ts';
import type { Job } from '../job.ts';

export interface ReadPieceInput {
  readonly fileName: string;
  /** Transferred to the worker: the caller's buffer is detached. */
  readonly bytes: ArrayBuffer;
}

export interface ReadPieceResult {
  readonly score: Score;
  readonly events: EncodedPiece;
  /** What was repaired or left out, so that no import is silent. */
  readonly remarks: readonly ImportRemark[];
}

export interface PreprocessProtocol {
  /**
   * Reads one MIDI file, whatever its name says.
   * @throws AppError file/empty, midi/not-midi, midi/truncated, midi/damaged, midi/no-notes, cancelled
   */
  readPiece(input: ReadPieceInput, job: Job<never>): Promise<ReadPieceResult>;
}
