// What the musician brought: pieces, and files that could not become one.
import type { EncodedPiece } from '../encoding/encodedPiece.ts';
import type { Failure } from '../errors.ts';
import type { ImportRemark } from '../midi/importRemark.ts';
import type { Score } from '../music/score.ts';

export interface Piece {
  readonly kind: 'piece';
  readonly id: string;
  readonly fileName: string;
  /** `recording`: its notes were heard in one. */
  readonly origin: 'file' | 'built-in' | 'recording';
  readonly score: Score;
  readonly events: EncodedPiece;
  readonly remarks: readonly ImportRemark[];
  /** Whether training reads it. */
  readonly isIncluded: boolean;
}

/** `Sound` is the browser's File, which core does not know. */
export interface SkippedFile<Sound = unknown> {
  readonly kind: 'skipped';
  readonly id: string;
  readonly fileName: string;
  readonly failure: Failure;
  /** What was recorded here and could not be heard: there is no other copy. */
  readonly onlyCopy?: Sound;
}
