// Evaluation slice: how the takes compare with the pieces, and what was asked for when that was found out.
import type { Evaluation } from '../core/metrics/evaluation.ts';
import { musicKey, type Take } from '../core/project/take.ts';
import type { TrackMix } from '../core/audio/mix.ts';
import type { Spectrogram } from '../core/metrics/spectrogram.ts';
import type { JobState } from './job.ts';
import { includedPieces, type LibrarySlice } from './library.ts';
import type { SliceCreator } from './slice.ts';
import type { TakesSlice } from './takes.ts';

export interface Evaluated {
  /** `evaluationKey` of what was compared. */
  readonly key: string;
  readonly evaluation: Evaluation;
}

export interface EvaluationSlice {
  readonly evaluation: JobState<{ readonly key: string; readonly share: number }, Evaluated>;
  /** The last that came to its end: it stays while another is under way, and if that comes to nothing. */
  readonly evaluated: Evaluated | null;
  readonly setEvaluation: (evaluation: EvaluationSlice['evaluation']) => void;
  /** Of one take in one mix at a time, its `soundKey`. Progress is the share done, 0..1. */
  readonly spectrogram: {
    readonly key: string;
    readonly job: JobState<number, Spectrogram>;
  } | null;
  readonly setSpectrogram: (spectrogram: EvaluationSlice['spectrogram']) => void;
}

/** Changes when other takes or other pieces are to be compared. */
export function evaluationKey({
  takes,
  library,
}: Pick<TakesSlice, 'takes'> & Pick<LibrarySlice, 'library'>): string {
  const pieces = includedPieces(library.rows).map(({ id }) => id);
  return `${takes.list.map(musicKey).join(' ')} | ${pieces.join(' ')}`;
}

/** Changes when a take would sound otherwise. */
export function soundKey(take: Take, mix: readonly TrackMix[]): string {
  return JSON.stringify([musicKey(take), mix]);
}

export const createEvaluationSlice: SliceCreator<EvaluationSlice> = (set) => ({
  evaluation: { status: 'idle' },
  evaluated: null,
  setEvaluation: (evaluation) =>
    set(({ evaluated }) => ({
      evaluation,
      evaluated: evaluation.status === 'done' ? evaluation.result : evaluated,
    })),
  spectrogram: null,
  setSpectrogram: (spectrogram) => set(() => ({ spectrogram })),
});
