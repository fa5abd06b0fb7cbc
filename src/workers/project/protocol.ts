// Project worker: projects and models as files, made and read. Items go through one at a time, so that the memory a
// large project needs is that of its largest item.
import type { ModelFile } from '../../core/model/modelFile.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import type { FileItem, PackedItem, ProjectFacts } from '../../core/project/projectFile.ts';
import type { ItemKind } from '../../core/project/projectRecord.ts';
import type { Job } from '../job.ts';

export interface PackModelInput {
  readonly model: TrainedModel;
  readonly file: ModelFile;
}

/** Good until the next file is begun. */
export interface BegunFile {
  readonly fileId: number;
}

export interface AddItemInput extends BegunFile {
  readonly kind: ItemKind;
  /** From 1, of its kind. */
  readonly number: number;
  /** As `packItem` of readItem.ts makes it; of a model what its own files do not say. */
  readonly kept: unknown;
  /** Of a model. Given away, as a member of its own. */
  readonly weights: ArrayBuffer | null;
  /** Of a model: content of model.json. */
  readonly model: unknown;
}

export interface FinishProjectInput extends BegunFile {
  readonly facts: ProjectFacts;
}

export interface OpenedFile {
  /** To read its items by; good until the next file is opened. */
  readonly fileId: number;
  readonly facts: ProjectFacts;
  readonly items: readonly PackedItem[];
}

export interface ReadItemInput {
  readonly fileId: number;
  /** In `items`. */
  readonly index: number;
}

/** What is thrown for a file that cannot be read has the entry and the reason in its details. */
export interface ProjectProtocol {
  /** A zip with the model, and a page that tells of it. @throws AppError cancelled */
  packModel(input: PackModelInput, job: Job<never>): Promise<Blob>;
  /**
   * @param input such a zip, or its model.json and weights file
   * @throws AppError model/unreadable
   */
  readModel(input: { readonly files: readonly File[] }, job: Job<never>): Promise<TrainedModel>;
  /** Whether an archive is that of a model. */
  holdsModel(input: { readonly file: Blob }, job: Job<never>): Promise<boolean>;
  /** A project file, to which items are added one by one. Another one that was begun is dropped. */
  beginProject(input: null, job: Job<never>): Promise<BegunFile>;
  /** @throws AppError export/too-large beyond 4 GB */
  addItem(input: AddItemInput, job: Job<never>): Promise<void>;
  /** The file. */
  finishProject(input: FinishProjectInput, job: Job<never>): Promise<Blob>;
  /** Forgets what was begun and not finished. */
  dropProject(input: null, job: Job<never>): Promise<void>;
  /** @throws AppError project/not-project, project/newer, project/damaged, project/too-large */
  openProject(input: { readonly file: Blob }, job: Job<never>): Promise<OpenedFile>;
  /** @throws AppError project/damaged, project/too-large */
  readItem(input: ReadItemInput, job: Job<never>): Promise<FileItem>;
}
