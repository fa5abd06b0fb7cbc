// Training slice: the run in progress, and the models finished runs left.
import type { TrainedModel } from '../core/model/trainedModel.ts';
import type { BackendReport, LossPoint, RunEnd } from '../core/model/training.ts';
import type { JobState } from './job.ts';
import type { SliceCreator } from './slice.ts';

export interface TrainProgress {
  readonly notesSeen: number;
  readonly totalNotes: number;
  readonly notesPerSecond: number;
  readonly secondsLeft: number;
}

/** What the run is, known once it has started. */
export interface RunFacts {
  readonly backends: readonly BackendReport[];
  readonly trainingNotes: number;
  readonly validationNotes: number;
  readonly validationKind: 'pieces' | 'within';
  readonly parameterCount: number;
}

export interface TrainingSlice {
  readonly training: {
    /** `progress` is null until the first step has been taken. */
    readonly run: JobState<
      TrainProgress | null,
      { readonly modelId: string; readonly endedBy: RunEnd }
    >;
    readonly facts: RunFacts | null;
    /** Decimated: at most 500 points. */
    readonly trainLoss: readonly LossPoint[];
    readonly validationLoss: readonly LossPoint[];
    readonly models: readonly { readonly id: string; readonly model: TrainedModel }[];
  };
  readonly startRun: () => void;
  readonly setRunFacts: (facts: RunFacts) => void;
  readonly addTrainLoss: (point: LossPoint, progress: TrainProgress) => void;
  readonly addValidationLoss: (point: LossPoint) => void;
  readonly addModel: (id: string, model: TrainedModel) => void;
  readonly setRun: (run: TrainingSlice['training']['run']) => void;
}

const MAX_POINTS = 500;

/** Halves the history by averaging neighbours once it is full, so that its shape stays. */
function decimate(points: readonly LossPoint[]): readonly LossPoint[] {
  if (points.length < MAX_POINTS) return points;
  const halved: LossPoint[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [a, b] = [points[i]!, points[i + 1]!];
    halved.push({ notesSeen: b.notesSeen, loss: (a.loss + b.loss) / 2 });
  }
  return halved;
}

export const createTrainingSlice: SliceCreator<TrainingSlice> = (set) => {
  const update = (
    change: (training: TrainingSlice['training']) => Partial<TrainingSlice['training']>,
  ): void => set((state) => ({ training: { ...state.training, ...change(state.training) } }));
  return {
    training: {
      run: { status: 'idle' },
      facts: null,
      trainLoss: [],
      validationLoss: [],
      models: [],
    },
    startRun: () =>
      update(() => ({
        run: { status: 'running', progress: null },
        facts: null,
        trainLoss: [],
        validationLoss: [],
      })),
    setRunFacts: (facts) => update(() => ({ facts })),
    addTrainLoss: (point, progress) =>
      update(({ trainLoss }) => ({
        trainLoss: decimate([...trainLoss, point]),
        run: { status: 'running', progress },
      })),
    addValidationLoss: (point) =>
      update(({ validationLoss }) => ({ validationLoss: decimate([...validationLoss, point]) })),
    addModel: (id, model) => update(({ models }) => ({ models: [...models, { id, model }] })),
    setRun: (run) => update(() => ({ run })),
  };
};
