// What a report is about.
import type { Evaluation, TakeEvaluation } from '../../../core/metrics/evaluation.ts';
import type { Spectrogram } from '../../../core/metrics/spectrogram.ts';
import type { Score } from '../../../core/music/score.ts';
import type { Take } from '../../../store/takes.ts';

export interface ReportedTake {
  readonly take: Take;
  readonly evaluation: TakeEvaluation;
  /** Null where it was not drawn. */
  readonly sound: Spectrogram | null;
}

export interface ReportedPiece {
  readonly id: string;
  readonly score: Score;
}

export interface ReportContent {
  readonly takes: readonly ReportedTake[];
  readonly pieces: readonly ReportedPiece[];
  readonly evaluation: Evaluation;
  readonly appVersion: string;
  readonly writtenAt: Date;
}
