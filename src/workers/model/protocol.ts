// Model worker: trains and generates.
import type { EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import type { Checkpoint } from '../../core/model/checkpoint.ts';
import type { ConsideredNote, Surprise } from '../../core/model/considered.ts';
import type { ModelFile } from '../../core/model/modelFile.ts';
import type { PitchMap } from '../../core/model/pitchMap.ts';
import type { PresetName, TrainedModel } from '../../core/model/trainedModel.ts';
import type {
  DrawRule,
  TakeRemarks,
  TakeSettings,
  TakeTask,
} from '../../core/model/takeSettings.ts';
import type { RunEnd, TrainEvent, TrainSettings } from '../../core/model/training.ts';
import type { Score } from '../../core/music/score.ts';
import type { Job } from '../job.ts';

export interface TrainInput {
  readonly name: string;
  readonly pieces: readonly { readonly title: string; readonly events: EncodedPiece }[];
  readonly settings: TrainSettings;
  /** The model `settings.baseModelId` names: its network, weights and parts are gone on from. */
  readonly base: TrainedModel | null;
  /** Where this same training had got to when it was interrupted. */
  readonly from: Checkpoint | null;
}

/** At the start, every few seconds, when asked, and at Pause and Stop. */
export interface CheckpointEvent {
  readonly type: 'checkpoint';
  readonly checkpoint: Checkpoint;
}

export interface TrainResult {
  /** The weights with the lowest validation loss. */
  readonly model: TrainedModel;
  readonly endedBy: RunEnd;
}

export interface SpeedInput {
  readonly preset: PresetName;
  readonly engine: TrainSettings['engine'];
  /** Music of the kind that is to be learned. */
  readonly piece: EncodedPiece;
  /** Of the whole corpus; decides the shape of a step. */
  readonly trainingNotes: number;
}

export interface GenerateInput {
  readonly model: TrainedModel;
  readonly title: string;
  readonly task: TakeTask;
  readonly settings: TakeSettings;
}

export interface GenerateEvent {
  readonly type: 'writing';
  /**
   * The bars that are whole, the prime included: a later score begins with them, note for note. Null while
   * several candidates are written.
   */
  readonly score: Score | null;
  /** Bars of all candidates. */
  readonly written: number;
  readonly wanted: number;
}

export interface GenerateResult {
  readonly events: EncodedPiece;
  readonly score: Score;
  readonly remarks: TakeRemarks;
}

export interface ReadInput {
  readonly model: TrainedModel;
  readonly events: EncodedPiece;
}

export interface ConsiderInput extends ReadInput {
  /** Index of an event, as `measureSurprise` counts them. */
  readonly event: number;
  readonly rules: readonly DrawRule[];
  /** Of the musician: scales that of the rules. */
  readonly temperature: number;
}

export interface ModelProtocol {
  /**
   * Trains, from scratch, on from `base`, or from where `from` stands, paused if it was. An abort is the musician's
   * Stop: it resolves with the best model so far.
   * @throws AppError model/too-little-music, model/no-backend, training/changed
   */
  train(input: TrainInput, job: Job<TrainEvent | CheckpointEvent>): Promise<TrainResult>;
  /**
   * The model of the best weights an interrupted training had reached, without training on.
   * @throws AppError training/changed
   */
  modelSoFar(
    input: TrainInput & { readonly from: Checkpoint },
    job: Job<never>,
  ): Promise<TrainedModel>;
  /**
   * How fast a new network of a size would be trained here, in about a second.
   * @throws AppError cancelled; model/no-backend
   */
  measureSpeed(input: SpeedInput, job: Job<never>): Promise<{ readonly notesPerSecond: number }>;
  /** Holds the run in progress before its next step, or lets it go on. Nothing happens without a run. */
  setPaused(input: { readonly isPaused: boolean }, job: Job<never>): Promise<void>;
  /** Holds the run in progress before its next step for so long, in which the page answers a hand. */
  giveWay(input: { readonly milliseconds: number }, job: Job<never>): Promise<void>;
  /**
   * Has the run in progress take a checkpoint before its next step, and resolves when it is taken; at once where none
   * will be: without a run, before its first, and while it is paused.
   */
  takeCheckpoint(input: null, job: Job<never>): Promise<void>;
  /** A model as files of a LayersModel, every weight as it is. */
  writeModel(input: TrainedModel, job: Job<never>): Promise<ModelFile>;
  /**
   * Reads a model from the files of a LayersModel that Cadenza wrote.
   * @throws AppError model/unreadable
   */
  readModel(input: ModelFile, job: Job<never>): Promise<TrainedModel>;
  /**
   * Writes a take. The same model, task and settings give the same take.
   * @throws AppError cancelled
   */
  generate(input: GenerateInput, job: Job<GenerateEvent>): Promise<GenerateResult>;
  /**
   * How likely a model finds each note of some music.
   * @throws AppError cancelled
   */
  measureSurprise(input: ReadInput, job: Job<never>): Promise<Surprise>;
  /**
   * What a model would have played in place of a note.
   * @throws AppError cancelled
   */
  considered(input: ConsiderInput, job: Job<never>): Promise<ConsideredNote>;
  /** The model's pitches in the plane; null where its pieces have hardly any. */
  mapPitches(input: TrainedModel, job: Job<never>): Promise<PitchMap | null>;
}
