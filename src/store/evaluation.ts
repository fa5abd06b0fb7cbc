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
  /** Ids of takes that are not to be compared. */
  readonly leftOut: readonly string[];
  readonly setTakeCompared: (id: string, isCompared: boolean) => void;
  readonly setEvaluation: (evaluation: EvaluationSlice['evaluation']) => void;
  /** Of one take in one mix at a time, its `soundKey`. Progress is the share done, 0..1. */
  readonly spectrogram: {
    readonly key: string;
    readonly job: JobState<number, Spectrogram>;
  } | null;
  readonly setSpectrogram: (spectrogram: EvaluationSlice['spectrogram']) => void;
}

export type Comparison = Pick<TakesSlice, 'takes'> &
  Pick<LibrarySlice, 'library'> &
  Pick<EvaluationSlice, 'leftOut'>;

export function comparedTakes({ takes, leftOut }: Comparison): readonly Take[] {
  return takes.list.filter(({ id }) => !leftOut.includes(id));
}

/** Changes when other takes or other pieces are to be compared. */
export function evaluationKey(comparison: Comparison): string {
  const pieces = includedPieces(comparison.library.rows).map(({ id }) => id);
  return `${comparedTakes(comparison).map(musicKey).join(' ')} | ${pieces.join(' ')}`;
}

/** Changes when a take would sound otherwise. */
export function soundKey(take: Take, mix: readonly TrackMix[]): string {
  return JSON.stringify([musicKey(take), mix]);
}

export const createEvaluationSlice: SliceCreator<EvaluationSlice> = (set) => ({
  evaluation: { status: 'idle' },
  evaluated: null,
  leftOut: [],
  setTakeCompared: (id, isCompared) =>
    set(({ leftOut }) => {
      const others = leftOut.filter((one) => one !== id);
      return { leftOut: isCompared ? others : [...others, id] };
    }),
  setEvaluation: (evaluation) =>
    set(({ evaluated }) => ({
      evaluation,
      evaluated: evaluation.status === 'done' ? evaluation.result : evaluated,
    })),
  spectrogram: null,
  setSpectrogram: (spectrogram) => set(() => ({ spectrogram })),
});
