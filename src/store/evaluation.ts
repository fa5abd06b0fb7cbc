// Evaluation slice: how the takes compare with the pieces, and what was asked for when that was found out.
import type { Evaluation } from '../core/metrics/evaluation.ts';
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
  readonly setEvaluation: (evaluation: EvaluationSlice['evaluation']) => void;
  /** Of one take at a time. */
  readonly spectrogram: JobState<
    { readonly takeId: string; readonly share: number },
    { readonly takeId: string; readonly spectrogram: Spectrogram }
  >;
  readonly setSpectrogram: (spectrogram: EvaluationSlice['spectrogram']) => void;
}

/** Changes when other takes or other pieces are to be compared. */
export function evaluationKey({
  takes,
  library,
}: Pick<TakesSlice, 'takes'> & Pick<LibrarySlice, 'library'>): string {
  const ids = (list: readonly { readonly id: string }[]): string =>
    list.map(({ id }) => id).join(' ');
  return `${ids(takes.list)} | ${ids(includedPieces(library.rows))}`;
}

export const createEvaluationSlice: SliceCreator<EvaluationSlice> = (set) => ({
  evaluation: { status: 'idle' },
  setEvaluation: (evaluation) => set(() => ({ evaluation })),
  spectrogram: { status: 'idle' },
  setSpectrogram: (spectrogram) => set(() => ({ spectrogram })),
});
