// Training slice: the run in progress, and the models finished runs left.
import type { PresetName, TrainedModel } from '../core/model/trainedModel.ts';
import type {
  EngineName,
  EngineReport,
  LossPoint,
  RunEnd,
  RunFacts,
  TrainSettings,
} from '../core/model/training.ts';
import type { Model } from '../core/project/model.ts';
import type { JobState } from './job.ts';
import type { SliceCreator } from './slice.ts';

export interface TrainProgress {
  readonly notesSeen: number;
  /** Of the planned run, 0..1. */
  readonly share: number;
  /** It has stopped improving and is being brought to an end. */
  readonly isLastStretch: boolean;
  readonly notesPerSecond: number;
  readonly secondsLeft: number;
}

export type { Model };

/** Of the model that ships with the app. */
export const STARTER_ID = 'starter';
export type StarterState = JobState<null, Model>;

/** An engine that failed in mid-run; the next one went on from `notesSeen`. */
export interface Recovery {
  readonly failed: EngineName;
  readonly reason: string;
  readonly notesSeen: number;
}

type EngineSetting = TrainSettings['engine'];
export type Speeds = Readonly<
  Partial<Record<EngineSetting, Readonly<Partial<Record<PresetName, number>>>>>
>;

type Run = TrainingSlice['training']['run'];
/** What a run in progress may become. */
type RunOutcome = Extract<Run, { readonly status: 'done' | 'failed' | 'cancelled' }>;

/** Events of a run that is no longer `running` came too late and change nothing. */
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
    /** Of the weights that are kept when the run ends now. */
    readonly bestValidation: LossPoint | null;
    readonly models: readonly Model[];
    /** The model that ships with the app, fetched when it is first wanted. */
    readonly starter: StarterState;
    /** Measured on this device while the page has been open: notes per second by size. */
    readonly speeds: Speeds;
  };
  readonly startRun: () => void;
  readonly setRunFacts: (facts: RunFacts) => void;
  readonly setRunPaused: (isPaused: boolean) => void;
  /** `engines` as they stand after it. */
  readonly addRecovery: (recovery: Recovery, engines: readonly EngineReport[]) => void;
  readonly addTrainLoss: (point: LossPoint, progress: TrainProgress) => void;
  readonly addValidationLoss: (point: LossPoint, isBest: boolean) => void;
  readonly setSpeed: (engine: EngineSetting, preset: PresetName, notesPerSecond: number) => void;
  readonly addModel: (id: string, model: TrainedModel) => void;
  readonly renameModel: (id: string, name: string) => void;
  readonly removeModel: (id: string) => void;
  readonly setStarter: (starter: StarterState) => void;
  readonly endRun: (outcome: RunOutcome) => void;
}

/** Null where there is none, or the starter is not there yet. */
export function findModel(
  { models, starter }: Pick<TrainingSlice['training'], 'models' | 'starter'>,
  id: string | null,
): TrainedModel | null {
  if (id === STARTER_ID) return starter.status === 'done' ? starter.result.model : null;
  return models.find((model) => model.id === id)?.model ?? null;
}

const MAX_POINTS = 240;

/** Halves a history that is too long by averaging neighbours; its shape stays, and both ends as they were. */
function decimate(points: readonly LossPoint[]): readonly LossPoint[] {
  if (points.length <= MAX_POINTS) return points;
  const inner = points.slice(1, -1);
  const halved: LossPoint[] = [];
  for (let i = 0; i < inner.length; i += 2) {
    const a = inner[i]!;
    const b = inner[i + 1] ?? a;
    halved.push({ notesSeen: b.notesSeen, loss: (a.loss + b.loss) / 2 });
  }
  return [points[0]!, ...halved, points.at(-1)!];
}

export const createTrainingSlice: SliceCreator<TrainingSlice> = (set) => {
  const update = (
    change: (training: TrainingSlice['training']) => Partial<TrainingSlice['training']>,
  ): void => set((state) => ({ training: { ...state.training, ...change(state.training) } }));
  const updateRunning: typeof update = (change) =>
    update((training) => (training.run.status === 'running' ? change(training) : {}));
  return {
    training: {
      run: { status: 'idle' },
      isPaused: false,
      facts: null,
      recoveries: [],
      trainLoss: [],
      validationLoss: [],
      bestValidation: null,
      models: [],
      starter: { status: 'idle' },
      speeds: {},
    },
    startRun: () =>
      update(() => ({
        run: { status: 'running', progress: null },
        isPaused: false,
        facts: null,
        recoveries: [],
        trainLoss: [],
        validationLoss: [],
        bestValidation: null,
      })),
    setRunFacts: (facts) => updateRunning(() => ({ facts })),
    setRunPaused: (isPaused) => updateRunning(() => ({ isPaused })),
    addRecovery: (recovery, engines) =>
      updateRunning(({ recoveries, facts }) => ({
        recoveries: [...recoveries, recovery],
        facts: facts && { ...facts, engines },
      })),
    addTrainLoss: (point, progress) =>
      updateRunning(({ trainLoss }) => ({
        trainLoss: decimate([...trainLoss, point]),
        run: { status: 'running', progress },
      })),
    addValidationLoss: (point, isBest) =>
      updateRunning(({ validationLoss, bestValidation }) => ({
        validationLoss: decimate([...validationLoss, point]),
        bestValidation: isBest ? point : bestValidation,
      })),
    setSpeed: (engine, preset, notesPerSecond) =>
      update(({ speeds }) => ({
        speeds: { ...speeds, [engine]: { ...speeds[engine], [preset]: notesPerSecond } },
      })),
    addModel: (id, model) => update(({ models }) => ({ models: [...models, { id, model }] })),
    renameModel: (id, name) =>
      update(({ models }) => ({
        models: models.map((one) => (one.id === id ? { id, model: { ...one.model, name } } : one)),
      })),
    removeModel: (id) =>
      update(({ models }) => ({ models: models.filter((model) => model.id !== id) })),
    setStarter: (starter) => update(() => ({ starter })),
    endRun: (outcome) => updateRunning(() => ({ run: outcome, isPaused: false })),
  };
};
