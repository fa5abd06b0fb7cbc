// What the musician played on a keyboard, to begin a take with.
import type { EncodedPiece } from '../encoding/encodedPiece.ts';
import type { Score } from '../music/score.ts';

export interface Recording {
  readonly id: string;
  readonly title: string;
  readonly score: Score;
  readonly events: EncodedPiece;
}
