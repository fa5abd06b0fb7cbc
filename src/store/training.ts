// Training slice: the run in progress, and the models finished runs left.
import type { TrainedModel } from '../core/model/trainedModel.ts';
import type { EngineName, EngineReport, LossPoint, RunEnd } from '../core/model/training.ts';
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
  readonly engines: readonly EngineReport[];
  readonly trainingNotes: number;
  readonly validationNotes: number;
  readonly validationKind: 'pieces' | 'within';
  readonly parameterCount: number;
  readonly baselineNatsPerNote: number;
}

/** An engine that failed in mid-run; the next one went on from `notesSeen`. */
export interface Recovery {
  readonly failed: EngineName;
  readonly reason: string;
  readonly notesSeen: number;
}

export interface TrainingSlice {
  readonly training: {
    /** `progress` is null until the first step has been taken. */
    readonly run: JobState<
      TrainProgress | null,
      { readonly modelId: string; readonly endedBy: RunEnd }
    >;
    readonly isPaused: boolean;
    readonly facts: RunFacts | null;
    readonly recoveries: readonly Recovery[];
    /** Decimated: at most 240 points. */
    readonly trainLoss: readonly LossPoint[];
    readonly validationLoss: readonly LossPoint[];
    readonly models: readonly { readonly id: string; readonly model: TrainedModel }[];
  };
  readonly startRun: () => void;
  readonly setRunFacts: (facts: RunFacts) => void;
  readonly setRunPaused: (isPaused: boolean) => void;
  /** `engines` as they stand after it. */
  readonly addRecovery: (recovery: Recovery, engines: readonly EngineReport[]) => void;
  readonly addTrainLoss: (point: LossPoint, progress: TrainProgress) => void;
  readonly addValidationLoss: (point: LossPoint) => void;
  readonly addModel: (id: string, model: TrainedModel) => void;
  readonly setRun: (run: TrainingSlice['training']['run']) => void;
}

const MAX_POINTS = 240;

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
      isPaused: false,
      facts: null,
      recoveries: [],
      trainLoss: [],
      validationLoss: [],
      models: [],
    },
    startRun: () =>
      update(() => ({
        run: { status: 'running', progress: null },
        isPaused: false,
        facts: null,
        recoveries: [],
        trainLoss: [],
        validationLoss: [],
      })),
    setRunFacts: (facts) => update(() => ({ facts })),
    setRunPaused: (isPaused) => update(() => ({ isPaused })),
    addRecovery: (recovery, engines) =>
      update(({ recoveries, facts }) => ({
        recoveries: [...recoveries, recovery],
        facts: facts && { ...facts, engines },
      })),
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
