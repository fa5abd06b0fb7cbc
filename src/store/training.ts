// Training slice: the run in progress, and the models finished runs left.
import type { Failure } from '../core/errors.ts';
import { decimate, mergeLossPoints, mergeTrainPoints } from '../core/model/decimate.ts';
import type { Recovery, RunStory } from '../core/model/runStory.ts';
import type { PresetName, TrainedModel } from '../core/model/trainedModel.ts';
import type {
  EngineName,
  EngineReport,
  LossPoint,
  RunEnd,
  RunFacts,
  RunHistory,
  TrainPoint,
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
  /** Of the run so far, pauses not counted. */
  readonly seconds: number;
  readonly secondsLeft: number | null;
}

export type { Model };

/** Of the model that ships with the app. */
export const STARTER_ID = 'starter';
/** Of the run in progress, as far as it has come. */
export const RUN_ID = 'run';
export type StarterState = JobState<null, Model>;

/** A run that was interrupted and has gone on from where it was kept. */
export interface Resumption {
  readonly after: 'page closed' | 'crash' | 'sleep';
  /** Where it went on; 0: from the beginning. */
  readonly notesSeen: number;
  /** What had computed it; null where nothing had yet. */
  readonly engine: EngineName | null;
}

/** A run that is kept and waits for the musician, who says whether it goes on. */
export interface HeldRun {
  /** `page closed`: it did so each time the run went on, before it had got any further. */
  readonly why: 'failed' | 'page closed' | 'elsewhere';
  /** Notes heard by then. */
  readonly notesSeen: number;
  /** Whether it has learned something that can be kept without going on. */
  readonly hasLearned: boolean;
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
  readonly training: RunStory & {
    /** `progress` is null until the first step has been taken. */
    readonly run: JobState<
      TrainProgress | null,
      { readonly modelId: string; readonly endedBy: RunEnd }
    >;
    readonly isPaused: boolean;
    /** The last one; null for a run that was never interrupted. */
    readonly resumption: Resumption | null;
    /** Null unless one waits; no other can begin meanwhile. */
    readonly held: HeldRun | null;
    /** Why the run would be lost with the page; null while it is kept. */
    readonly unkept: Failure | null;
    /** The best weights of the run in progress; null while there are none, and when it is over. */
    readonly improved: TrainedModel | null;
    readonly models: readonly Model[];
    /** The model that ships with the app, fetched when it is first wanted. */
    readonly starter: StarterState;
    /** Measured on this device while the page has been open: notes per second by size. */
    readonly speeds: Speeds;
  };
  readonly startRun: () => void;
  /** Shows a run as it was where it goes on. */
  readonly setResumption: (resumption: Resumption) => void;
  readonly restoreRun: (story: RunStory | null, resumption: Resumption, isPaused: boolean) => void;
  /** The run has been thrown away: nothing is shown of it. */
  readonly forgetRun: () => void;
  readonly setHeldRun: (held: HeldRun | null) => void;
  readonly setRunUnkept: (failure: Failure | null) => void;
  readonly setImproved: (model: TrainedModel) => void;
  readonly setRunFacts: (facts: RunFacts) => void;
  readonly setRunPaused: (isPaused: boolean) => void;
  /** `engines` as they stand after it. */
  readonly addRecovery: (recovery: Recovery, engines: readonly EngineReport[]) => void;
  readonly addTrainLoss: (point: TrainPoint, progress: TrainProgress) => void;
  readonly addValidationLoss: (point: LossPoint, isBest: boolean) => void;
  readonly setSpeed: (engine: EngineSetting, preset: PresetName, notesPerSecond: number) => void;
  readonly addModel: (id: string, model: TrainedModel, history?: RunHistory | null) => void;
  readonly renameModel: (id: string, name: string) => void;
  readonly removeModel: (id: string) => void;
  readonly setStarter: (starter: StarterState) => void;
  /** The run left a model, which is kept under `id` with the run's history. */
  readonly finishRun: (id: string, model: TrainedModel, endedBy: RunEnd) => void;
  readonly endRun: (outcome: RunOutcome) => void;
}

/** Null where there is none, or the starter is not there yet. */
export function findModel(
  { models, starter, improved }: Pick<TrainingSlice['training'], 'models' | 'starter' | 'improved'>,
  id: string | null,
): TrainedModel | null {
  if (id === RUN_ID) return improved;
  if (id === STARTER_ID) return starter.status === 'done' ? starter.result.model : null;
  return models.find((model) => model.id === id)?.model ?? null;
}

/** Null for a run that told nothing of itself. */
function historyOf(training: TrainingSlice['training'], endedBy: RunEnd): RunHistory | null {
  const { run, facts, trainLoss: train, validationLoss: validation, bestValidation } = training;
  const engine = facts?.engines.find(({ status }) => status === 'chosen')?.name;
  if (!facts || !engine || !bestValidation) return null;
  const seconds = run.status === 'running' ? (run.progress?.seconds ?? 0) : 0;
  const { trainingNotes, validationKind } = facts;
  return {
    ...{ train, validation, best: bestValidation, trainingNotes },
    ...{ engine, seconds, endedBy, validationKind },
  };
}

/** Of a run that has nothing to tell yet. */
const NO_STORY: RunStory = {
  facts: null,
  recoveries: [],
  trainLoss: [],
  validationLoss: [],
  bestValidation: null,
};
const NOT_RESUMED = {
  isPaused: false,
  resumption: null,
  held: null,
  unkept: null,
  improved: null,
};

/** What is told of the run so far. */
export function storyOf(training: TrainingSlice['training']): RunStory {
  const { facts, recoveries, trainLoss, validationLoss, bestValidation } = training;
  return { facts, recoveries, trainLoss, validationLoss, bestValidation };
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
      ...NO_STORY,
      ...NOT_RESUMED,
      models: [],
      starter: { status: 'idle' },
      speeds: {},
    },
    startRun: () =>
      update(() => ({ run: { status: 'running', progress: null }, ...NO_STORY, ...NOT_RESUMED })),
    setResumption: (resumption) => updateRunning(() => ({ resumption })),
    restoreRun: (story, resumption, isPaused) =>
      update(() => ({
        run: { status: 'running', progress: null },
        ...(story ?? NO_STORY),
        resumption,
        held: null,
        isPaused,
      })),
    forgetRun: () => update(() => ({ run: { status: 'idle' }, ...NO_STORY, ...NOT_RESUMED })),
    setHeldRun: (held) => update(() => ({ held })),
    setRunUnkept: (unkept) => updateRunning(() => ({ unkept })),
    setImproved: (improved) => updateRunning(() => ({ improved })),
    setRunFacts: (facts) => updateRunning(() => ({ facts })),
    setRunPaused: (isPaused) => updateRunning(() => ({ isPaused })),
    addRecovery: (recovery, engines) =>
      updateRunning(({ recoveries, facts }) => ({
        recoveries: [...recoveries, recovery],
        facts: facts && { ...facts, engines },
      })),
    addTrainLoss: (point, progress) =>
      updateRunning(({ trainLoss }) => ({
        trainLoss: decimate([...trainLoss, point], mergeTrainPoints),
        run: { status: 'running', progress },
      })),
    addValidationLoss: (point, isBest) =>
      updateRunning(({ validationLoss, bestValidation }) => ({
        validationLoss: decimate([...validationLoss, point], mergeLossPoints),
        bestValidation: isBest ? point : bestValidation,
      })),
    setSpeed: (engine, preset, notesPerSecond) =>
      update(({ speeds }) => ({
        speeds: { ...speeds, [engine]: { ...speeds[engine], [preset]: notesPerSecond } },
      })),
    addModel: (id, model, history = null) =>
      update(({ models }) => ({ models: [...models, { id, model, history }] })),
    renameModel: (id, name) =>
      update(({ models }) => ({
        models: models.map((one) =>
          one.id === id ? { ...one, model: { ...one.model, name } } : one,
        ),
      })),
    removeModel: (id) =>
      update(({ models }) => ({ models: models.filter((model) => model.id !== id) })),
    setStarter: (starter) => update(() => ({ starter })),
    finishRun: (id, model, endedBy) =>
      updateRunning((training) => ({
        models: [...training.models, { id, model, history: historyOf(training, endedBy) }],
        run: { status: 'done', result: { modelId: id, endedBy } },
        isPaused: false,
        unkept: null,
        improved: null,
      })),
    endRun: (outcome) =>
      updateRunning(() => ({ run: outcome, isPaused: false, unkept: null, improved: null })),
  };
};
